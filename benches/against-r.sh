#!/bin/sh
# The same sixteen margins by R's `survey` and by Statelier, on one machine, one after the other: an unemployment rate with
# standard error and design effect by sex × age band × region × birth status, of a sample of ROWS people.
#
#   cargo build --release && sh benches/against-r.sh [ROWS] [SURVEY.csv]
#
# R with its package survey must be there. Without SURVEY.csv the one that `cargo bench` wrote is
# taken. R's time is without reading the file, Statelier's is the whole program: reading, estimating, writing.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
rows=${1:-1000000}
data=${2:-$here/target/survey-$rows.csv}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

echo "statelier, reading and writing included:"
time "$here/target/release/statelier" estimate "$data" --proportion "labour_status = 'unemployed'" \
    --where "labour_status in ('employed', 'unemployed')" --band age=15,25,45,65 \
    --by sex,age_band,region,birth_status --margins --weight weight --strata stratum --psu psu --deff wr \
    -o "$out/ours.csv"

cat > "$out/svyby.R" <<'R'
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1], colClasses = c(stratum = "character", psu = "character"), na.strings = "")
data$age_band <- cut(data$age, c(15, 25, 45, 65, Inf), c("15-24", "25-44", "45-64", "65+"), right = FALSE)
data$unemployed <- as.numeric(data$labour_status == "unemployed")
design <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
active <- subset(design, labour_status %in% c("employed", "unemployed"))
by <- c("sex", "age_band", "region", "birth_status")
ours <- read.csv(arguments[2], colClasses = "character")
worst <- 0
seconds <- system.time(for (pattern in 0:15) {
    kept <- by[bitwAnd(pattern, c(1, 2, 4, 8)) > 0]
    if (length(kept) == 0) {
        found <- svymean(~unemployed, active, deff = "replace")
        found <- data.frame(unemployed = coef(found), se = as.numeric(SE(found)), DEff = as.numeric(deff(found)))
    } else {
        found <- svyby(~unemployed, reformulate(kept), active, svymean, deff = "replace")
    }
    names(found)[grepl("DEff", names(found))] <- "deff"
    same <- rowSums(sapply(by, function(name) (ours[[name]] != "") == (name %in% kept))) == length(by)
    key <- function(table) if (length(kept) == 0) rep("", nrow(table)) else do.call(paste, table[kept])
    mine <- ours[same, ]
    mine <- mine[match(key(found), key(mine)), ]
    # Where nobody or everybody is unemployed there is nothing to divide by, in either program.
    off <- function(one, other) {
        distance <- abs(as.numeric(one) - other) / pmax(abs(other), 1e-300)
        max(ifelse(is.finite(distance), distance, ifelse(is.na(other) & is.na(as.numeric(one)), 0, Inf)))
    }
    worst <- max(worst, off(mine$estimate, found$unemployed), off(mine$se, found$se), off(mine$deff, found$deff))
})
cat(sprintf("R %s, survey %s: %.1f s for %d cells; largest relative difference %.1e\n", getRversion(),
    packageVersion("survey"), seconds[["elapsed"]], nrow(ours), worst))
R
Rscript "$out/svyby.R" "$data" "$out/ours.csv"
