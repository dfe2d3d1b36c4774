# Makes sample.csv, paired.csv and golden.csv: designs of R's survey package and what it estimates with them.
# Debian: r-cran-survey. Run in this folder: Rscript make.R

suppressMessages(library(survey))
set.seed(20)

# Four strata, sampling units in two stages with small populations, one stratum without people of 50 and over.
rows <- list()
for (h in 1:4) {
  drawn <- c(4, 5, 3, 3)[h]
  for (i in 1:drawn) {
    households <- sample(6:15, 1)
    chosen <- sample(2:3, 1)
    for (j in 1:chosen) for (k in 1:sample(2:4, 1)) {
      rows[[length(rows) + 1]] <- data.frame(
        region = c("N", "S", "E", "W")[h], psu = i, household = j, psus = c(12, 20, 8, 15)[h], households = households,
        sex = sample(c("f", "m"), 1), age = if (h == 4) sample(15:49, 1) else sample(15:80, 1),
        weight = round(c(12, 20, 8, 15)[h] / drawn * households / chosen * runif(1, .8, 1.25), 3),
        poor = rbinom(1, 1, .3), cost = round(exp(rnorm(1, 5, 1)), 2), income = round(exp(rnorm(1, 6, .5)), 2))
    }
  }
}
d <- do.call(rbind, rows)
d$cost[sample(nrow(d), 6)] <- NA
d$none <- 0
d$agegroup <- ifelse(d$age < 30, "young", ifelse(d$age < 50, "middle", "old"))
d$group <- sample(1:10, nrow(d), TRUE)
d$zeroed <- d$weight
d$zeroed[sample(nrow(d), 4)] <- 0

with_replicates <- function(data, design, prefix, ...) {
  made <- as.svrepdesign(design, ...)
  weights <- round(weights(made, "analysis"), 4)
  colnames(weights) <- paste0(prefix, seq_len(ncol(weights)))
  list(data = cbind(data, weights), scale = made$scale, rscales = made$rscales)
}
one_of <- function(data) svydesign(id = ~psu, strata = ~region, weights = ~weight, data = data, nest = TRUE)
jk1 <- with_replicates(d, svydesign(id = ~group, weights = ~weight, data = d), "jk1_", type = "JK1")
jkn <- with_replicates(jk1$data, one_of(d), "jkn_", type = "JKn")
boot <- with_replicates(jkn$data, one_of(d), "boot_", type = "subbootstrap", replicates = 20)
write.csv(boot$data, "sample.csv", row.names = FALSE, na = "", quote = FALSE)

rows <- list()
for (h in 1:6) for (i in 1:2) for (k in 1:8) rows[[length(rows) + 1]] <- data.frame(
  region = paste0("h", h), psu = i, weight = round(runif(1, 5, 15), 3), sex = sample(c("f", "m"), 1),
  agegroup = sample(c("young", "middle", "old"), 1), poor = rbinom(1, 1, .3),
  cost = round(exp(rnorm(1, 5, 1)), 2), income = round(exp(rnorm(1, 6, .5)), 2))
p <- do.call(rbind, rows)
p$none <- 0
brr <- with_replicates(p, one_of(p), "brr_", type = "BRR")
fay <- with_replicates(brr$data, one_of(p), "fay_", type = "Fay", fay.rho = .3)
write.csv(fay$data, "paired.csv", row.names = FALSE, na = "", quote = FALSE)

sample <- read.csv("sample.csv", na.strings = "")
paired <- read.csv("paired.csv", na.strings = "")
golden <- list()
say <- function(design, statistic, group, ...) golden[[length(golden) + 1]] <<- data.frame(
  design = design, statistic = statistic, group = group, figure = c("estimate", "se", "low", "high")[seq_along(c(...))],
  value = sprintf("%.15g", c(...)))

figures <- function(name, design) {
  m <- svymean(~poor, design, deff = "replace")
  say(name, "poor", "", coef(m), SE(m))
  say(name, "deff", "", deff(m))
  say(name, "df", "", degf(design))
  by <- svyby(~poor, ~sex + agegroup, design, svymean)
  for (i in seq_len(nrow(by))) say(name, "poor by", paste0(by$sex[i], ",", by$agegroup[i]), by$poor[i], SE(by)[i])
  t <- svytotal(~cost, design, na.rm = TRUE)
  say(name, "total cost", "", coef(t), SE(t))
  by <- svyby(~cost, ~sex, design, svytotal, na.rm = TRUE)
  for (i in seq_len(nrow(by))) say(name, "total cost by", by$sex[i], by$cost[i], SE(by)[i])
  r <- svyratio(~cost, ~income, design, na.rm = TRUE)
  say(name, "ratio", "", coef(r), sqrt(vcov(r)))
  q <- svyquantile(~income, design, .5)
  say(name, "median", "", coef(q), SE(q))
  n <- svymean(~none, design)
  say(name, "none", "", coef(n), SE(n))
  ci <- attr(svyciprop(~poor, design, method = "xlogit"), "ci")
  say(name, "logit", "", NA, NA, ci[1], ci[2])
  ci <- attr(svyciprop(~poor, design, method = "beta"), "ci")
  say(name, "beta", "", NA, NA, ci[1], ci[2])
  by <- tryCatch(svyby(~income, ~sex, design, svymean, covmat = TRUE), error = function(e) NULL)
  if (is.null(by)) { # svyby cannot with known totals: the same by four totals
    four <- update(design, fi = income * (sex == "f"), f = 1 * (sex == "f"), mi = income * (sex == "m"), m = 1 * (sex == "m"))
    by <- svytotal(~fi + f + mi + m, four)
    difference <- svycontrast(by, quote(fi / f - mi / m)); ratio <- svycontrast(by, quote((fi / f) / (mi / m)))
  } else {
    difference <- svycontrast(by, quote(f - m)); ratio <- svycontrast(by, quote(f / m))
  }
  say(name, "difference", "f - m", coef(difference), SE(difference))
  say(name, "quotient", "f / m", coef(ratio), SE(ratio))
  for (group in c("f", "m")) { # a group less everybody, who share its people
    less <- function(w, d) weighted.mean(d$income, w * (d$sex == group)) - weighted.mean(d$income, w)
    if (inherits(design, "svyrep.design")) whole <- withReplicates(design, less) else {
      design$variables$inside <- 1 * (design$variables$sex == group)
      four <- svytotal(~I(income * inside) + inside + income + I(0 * income + 1), design)
      names(four) <- c("incomein", "peoplein", "income", "people")
      whole <- svycontrast(four, quote(incomein / peoplein - income / people))
    }
    say(name, "whole", group, coef(whole), SE(whole))
  }
}

totals <- expand.grid(sex = c("f", "m"), agegroup = c("middle", "old", "young"))
totals$people <- c(400, 420, 250, 230, 390, 350)
margin <- function(column, groups, people) structure(data.frame(groups, people), names = c(column, "people"))
margins <- list(margin("sex", c("f", "m"), c(1000, 1040)), margin("agegroup", c("middle", "old", "young"), c(760, 520, 760)),
                margin("region", c("E", "N", "S", "W"), c(380, 460, 700, 500)))
frequencies <- function(table) { names(table)[ncol(table)] <- "Freq"; table }
raked <- function(design) rake(design, list(~sex, ~agegroup, ~region), lapply(margins, frequencies))
stratified <- function(design) postStratify(design, ~sex + agegroup, frequencies(totals))
write.csv(totals, "totals.csv", row.names = FALSE, quote = FALSE)
for (table in margins) write.csv(table, paste0("totals_", names(table)[1], ".csv"), row.names = FALSE, quote = FALSE)

stages <- function(data) svydesign(id = ~psu + household, strata = ~region, weights = ~weight, fpc = ~psus + households, data = data, nest = TRUE)
replicated <- function(prefix, data, ...) svrepdesign(data = data, weights = ~weight, repweights = paste0("^", prefix, "[0-9]+$"), combined.weights = TRUE, ...)
jackknife <- function(...) replicated("jkn_", sample, type = "JKn", scale = jkn$scale, rscales = jkn$rscales, ...)
figures("clusters", one_of(sample))
figures("zero weights", svydesign(id = ~psu, strata = ~region, weights = ~zeroed, data = sample, nest = TRUE))
figures("fraction", svydesign(id = ~psu, strata = ~region, weights = ~weight, fpc = ~psus, data = sample, nest = TRUE))
figures("stages", stages(sample))
figures("stages alone", svydesign(id = ~psu + household, strata = ~region, fpc = ~psus + households, data = sample, nest = TRUE))
figures("no clusters", svydesign(id = ~1, strata = ~region, weights = ~weight, data = sample))
figures("totals", stratified(one_of(sample)))
figures("stages and totals", stratified(stages(sample)))
figures("raked", raked(one_of(sample)))
figures("jk1", replicated("jk1_", sample, type = "JK1", scale = jk1$scale, rscales = jk1$rscales))
figures("jkn", jackknife())
figures("jkn around estimate", jackknife(mse = TRUE))
figures("jkn and totals", stratified(jackknife()))
figures("jkn raked", raked(jackknife()))
figures("bootstrap", replicated("boot_", sample, type = "bootstrap", scale = boot$scale, rscales = boot$rscales))
figures("brr", replicated("brr_", paired, type = "BRR"))
figures("fay", replicated("fay_", paired, type = "Fay", rho = .3))

# One sampling unit is left in stratum W.
lonely <- subset(sample, region != "W" | psu == 1)
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  figures(paste("lonely", rule), one_of(lonely))
}
write.csv(do.call(rbind, golden), "golden.csv", row.names = FALSE, quote = 1:4)
cat(sprintf("jkn %s\n", paste(unique(jkn$rscales), collapse = " ")), jk1$scale, boot$scale, "\n")
