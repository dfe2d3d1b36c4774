//! Practice sheets: as messy as a ministry's, made from a seed, with the truth known; a lesson of its own asks for it.

use super::{Lesson, LessonError};
use crate::data::draws::Draws;
use crate::grid::Rect;
use crate::publish::export::ExportError;
use crate::publish::export::sketch::Sketch;

/// Where things are in the made-up country, and who comes from where.
const DISTRICTS: [&str; 8] =
    ["Port-Sandar", "Val-Haut", "Les Salines", "Rive-Est", "Montclair", "Deux-Ponts", "La Plaine", "Cap-Nord"];
const ORIGINS: [&str; 5] = ["Mali", "Philippines", "Liban", "Pérou", "Ukraine"];
const SEXES: [&str; 2] = ["Femmes", "Hommes"];
/// Of a hundred cells, how many hold a mark instead of a figure, and how many a figure with the mark of a note.
const MARKED: [u64; 2] = [5, 4];

/// One true figure; none where nobody knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    pub district: &'static str,
    pub origin: &'static str,
    pub year: u32,
    pub sex: &'static str,
    pub persons: Option<u64>,
    /// The address of its cell.
    pub address: String,
}

/// A practice sheet.
pub struct Practice {
    pub seed: u64,
    /// The file as somebody receives it: name and bytes.
    pub file: (String, Vec<u8>),
    pub truth: Vec<Truth>,
    /// Figures that are sums of others; a tidy table marks them as such.
    pub n_totals: usize,
}

/// How a result compares with the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub n_right: usize,
    pub n_wrong: usize,
    /// True figures that the result does not have.
    pub n_lacking: usize,
    /// Rows that are no observations and not marked as totals: sums, notes, rows twice.
    pub n_too_many: usize,
}

impl Practice {
    /// Makes the sheet of a seed.
    pub fn new(seed: u64) -> Result<Self, ExportError> {
        let mut draw = Draws::new(seed);
        let n_districts = 4 + usize::try_from(draw.below(4)).unwrap_or(0);
        let n_origins = 3 + usize::try_from(draw.below(3)).unwrap_or(0);
        let first_year = 2019 + u32::try_from(draw.below(4)).unwrap_or(0);
        let years = [first_year, first_year + 1];
        let n_above = 2 + u32::try_from(draw.below(4)).unwrap_or(0);
        let (has_subtotals, are_texts, mark) = (
            draw.below(2) == 0,
            draw.below(2) == 0,
            ["..", "n.d.", "-", "…"][usize::try_from(draw.below(4)).unwrap_or(0)],
        );
        let mut sheet = Sketch::new("Feuil1");
        let top = n_above + 1;
        draw_head(&mut sheet, top, years, draw.below(40) + 1);
        let mut truth = Vec::new();
        let mut row = top + 2;
        let mut all = [0_u64; 4];
        let mut n_totals = 4;
        for district in DISTRICTS.into_iter().take(n_districts) {
            let mut sums = [0_u64; 4];
            for (index, origin) in ORIGINS.into_iter().take(n_origins).enumerate() {
                // The district is written once and meant for all rows below it.
                if index == 0 {
                    sheet.put(row, 0, district);
                }
                sheet.put(row, 1, origin);
                for (column, sum) in (0_u32..).zip(&mut sums) {
                    let persons = 3 + draw.below(4000);
                    let fate = draw.below(100);
                    let (year, sex) = (years[column as usize / 2], SEXES[column as usize % 2]);
                    let address = Rect::cell(row, column + 2).to_string();
                    let is_known = fate >= MARKED[0];
                    let text = grouped(persons);
                    if !is_known {
                        sheet.put(row, column + 2, mark);
                    } else if fate < MARKED[0] + MARKED[1] {
                        sheet.put(row, column + 2, format!("{text} (p)"));
                    } else if are_texts {
                        sheet.put(row, column + 2, text);
                    } else {
                        sheet.put(row, column + 2, persons);
                    }
                    *sum += if is_known { persons } else { 0 };
                    let persons = is_known.then_some(persons);
                    truth.push(Truth { district, origin, year, sex, persons, address });
                }
                row += 1;
            }
            if has_subtotals {
                sheet.put(row, 1, format!("Total {district}"));
                for (column, sum) in (2..).zip(sums) {
                    sheet.put(row, column, sum);
                }
                row += 1;
                n_totals += 4;
            }
            all.iter_mut().zip(sums).for_each(|(all, sum)| *all += sum);
        }
        sheet.put(row, 0, "Total");
        for (column, sum) in (2..).zip(all) {
            sheet.put(row, column, sum);
        }
        sheet.put(row + 2, 0, format!("{mark} : non disponible. (p) : chiffre provisoire."));
        sheet.put(row + 3, 0, "Source : fichier des titres de séjour.");
        let bytes = sheet.write()?;
        Ok(Self { seed, file: (format!("exercice-{seed}.xlsx"), bytes), truth, n_totals })
    }

    /// Returns the sum of a year and sex, as far as it is known.
    fn sum(&self, year: u32, sex: &str) -> u64 {
        let of = self.truth.iter().filter(|truth| truth.year == year && truth.sex == sex);
        of.filter_map(|truth| truth.persons).sum()
    }

    /// Returns the truth as a table.
    pub fn truth_csv(&self) -> String {
        let line = |truth: &Truth| {
            let persons = truth.persons.map_or_else(String::new, |persons| persons.to_string());
            format!("{},{},{},{},{persons}\n", truth.district, truth.origin, truth.year, truth.sex)
        };
        let head = "district,origin,year,sex,persons\n".to_owned();
        std::iter::once(head).chain(self.truth.iter().map(line)).collect()
    }

    /// Compares a tidy table with the truth: its rows by whatever columns hold the four names, its figures in the last one
    /// that holds numbers.
    pub fn mark(&self, rows: &[Vec<String>]) -> Mark {
        let mut mark = Mark::default();
        let mut met = vec![false; self.truth.len()];
        let is_marked = |row: &&Vec<String>| row.iter().any(|cell| cell == "true");
        for row in rows.iter().filter(|row| !is_marked(row)) {
            let holds = |wanted: &str| row.iter().any(|cell| cell.trim() == wanted);
            let at = self.truth.iter().position(|truth| {
                holds(truth.district) && holds(truth.origin) && holds(&truth.year.to_string()) && holds(truth.sex)
            });
            let Some(at) = at.filter(|at| !met[*at]) else {
                mark.n_too_many += 1;
                continue;
            };
            met[at] = true;
            let truth = &self.truth[at];
            let own_year = truth.year.to_string();
            let mut numbers =
                row.iter().filter(|cell| cell.trim() != own_year).filter_map(|cell| cell.trim().parse::<f64>().ok());
            #[expect(clippy::cast_precision_loss, reason = "at most a few thousand persons")]
            let wanted = truth.persons.map(|persons| persons as f64);
            if numbers.next_back() == wanted {
                mark.n_right += 1;
            } else {
                mark.n_wrong += 1;
            }
        }
        mark.n_lacking = met.iter().filter(|met| !**met).count();
        mark
    }

    /// Returns the files of a lesson on the sheet.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let year = self.truth.first().map_or(0, |truth| truth.year);
        let women = self.sum(year, SEXES[0]);
        let known: Vec<&Truth> = self.truth.iter().filter(|truth| truth.persons.is_some()).collect();
        let largest = known.iter().max_by_key(|truth| truth.persons).copied();
        let n_missing = self.truth.len() - known.len();
        let file = &self.file.0;
        let fill = |text: &str| {
            let largest = |of: fn(&Truth) -> String| largest.map(of).unwrap_or_default();
            text.replace("{seed}", &self.seed.to_string())
                .replace("{file}", file)
                .replace("{year}", &year.to_string())
                .replace("{all}", &(self.truth.len() + self.n_totals).to_string())
                .replace("{n}", &self.truth.len().to_string())
                .replace("{totals}", &self.n_totals.to_string())
                .replace("{women}", &women.to_string())
                .replace("{twice}", &(2 * women).to_string())
                .replace("{missing}", &n_missing.to_string())
                .replace("{largest}", &largest(|truth| truth.address.clone()))
                .into_bytes()
        };
        let solution = r#"[{ "solve": [{ "edit": "add_table", "table": { "id": "t1", "name": "Exercice", "source": "s1", "sheet": "Feuil1" } }] }, {}, {}, {}]"#;
        vec![
            ("lesson.toml".to_owned(), fill(include_str!("../../assets/text/en/practice.toml"))),
            ("en.md".to_owned(), fill(include_str!("../../assets/text/en/practice.md"))),
            ("fr.md".to_owned(), fill(include_str!("../../assets/text/fr/practice.md"))),
            ("solution.json".to_owned(), solution.as_bytes().to_vec()),
            (file.clone(), self.file.1.clone()),
            ("truth.csv".to_owned(), self.truth_csv().into_bytes()),
        ]
    }

    /// Returns the lesson on the sheet.
    pub fn lesson(&self) -> Result<Lesson, LessonError> {
        let files = self.files();
        Lesson::read(&|name| {
            let file = files.iter().find(|(known, _)| known == name);
            file.map(|(_, bytes)| bytes.clone()).ok_or_else(|| "not found".to_owned())
        })
    }
}

/// Writes a count with a narrow space between thousands, as French offices print it.
fn grouped(count: u64) -> String {
    if count < 1000 { count.to_string() } else { format!("{}\u{a0}{:03}", count / 1000, count % 1000) }
}

/// Draws what stands above the figures: title, and two levels of headings.
fn draw_head(sheet: &mut Sketch, top: u32, years: [u32; 2], number: u64) {
    sheet.put(0, 0, "Ministère de l’Intérieur – Direction des étrangers");
    sheet.put(1, 0, format!("Tableau {number} : personnes titulaires d’un titre de séjour, au 31 décembre"));
    let down = |column: u32| Rect { top, left: column, bottom: top + 1, right: column };
    sheet.put_over(down(0), "District");
    sheet.put_over(down(1), "Pays d’origine");
    for (column, year) in (2..).step_by(2).zip(years) {
        sheet.put_over(Rect { top, left: column, bottom: top, right: column + 1 }, &year.to_string());
        for (column, sex) in (column..).zip(SEXES) {
            sheet.put(top + 1, column, sex);
        }
    }
}
