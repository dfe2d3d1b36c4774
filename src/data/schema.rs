//! What a column is: its kind, the concept it measures, its unit and code list.

use serde::{Deserialize, Serialize};

/// The columns of a dataset, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    pub columns: Vec<Column>,
}

impl Schema {
    /// Returns a column by name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Returns the first column that measures a concept.
    pub fn with_concept(&self, concept: Concept) -> Option<&Column> {
        self.columns.iter().find(|column| column.concept == Some(concept))
    }
}

/// One column and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// What the source says of it besides its name: the label of a variable.
    pub label: Option<String>,
    pub kind: Kind,
    pub concept: Option<Concept>,
    pub unit: Option<Unit>,
    /// The id of the code list its values belong to.
    pub code_list: Option<String>,
}

impl Column {
    /// Makes a column that measures nothing known yet.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self { name: name.into(), label: None, kind, concept: None, unit: None, code_list: None }
    }

    /// Sets the concept.
    #[must_use]
    pub fn measuring(mut self, concept: Concept) -> Self {
        self.concept = Some(concept);
        self
    }

    /// Sets the code list.
    #[must_use]
    pub fn coded(mut self, code_list: impl Into<String>) -> Self {
        self.code_list = Some(code_list.into());
        self
    }
}

/// How the values of a column are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An amount that one may add and average: Float64.
    Number,
    /// Free text or labels: String.
    Text,
    /// Codes, never numbers: `010121`, `004`, `NA`: String.
    Code,
    /// A date or period in ISO form: String.
    Date,
}

/// What a column measures, in the words of the field.
///
/// The order is the order in which a person is asked for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concept {
    /// The country or area an observation is about (M49).
    RefArea,
    /// Country, region, world, income group: what kind of area `RefArea` is.
    AreaType,
    TimePeriod,
    Sex,
    Age,
    AgeBand,
    CountryOfBirth,
    Citizenship,
    /// The country on the other side of a flow: of origin or destination of goods, remittances, people (SDMX `COUNTERPART_AREA`).
    CounterpartArea,
    /// Where somebody lived before: the country of previous residence, or of residence one or five years ago.
    PreviousResidence,
    /// The year or date of arrival in the country.
    Arrival,
    /// Native-born or foreign-born.
    BirthStatus,
    /// Citizen or non-citizen.
    CitizenshipStatus,
    /// Birth and citizenship together: four groups.
    MigratoryStatus,
    /// Why somebody came, or was permitted to stay.
    MigrationReason,
    DurationOfStay,
    Region,
    Urbanisation,
    Education,
    Occupation,
    Disability,
    /// Fifths of wealth or income, or another ranking of households.
    Wealth,
    Ethnicity,
    /// Employed, unemployed, outside the labour force.
    LabourStatus,
    /// Employee, employer, own-account worker: status in employment.
    EmploymentStatus,
    Industry,
    /// Goods, by the Harmonized System.
    Commodity,
    Currency,
    RecruitmentCost,
    MonthlyEarnings,
    ObservedValue,
    ObservationStatus,
    Weight,
    Stratum,
    PrimarySamplingUnit,
    /// Primary sampling units of the stratum in the population.
    PopulationPsus,
    PersonId,
    /// A column the user looked at and set aside.
    Other,
}

impl Concept {
    /// Every concept, in the order of the enum.
    pub const ALL: [Self; 38] = [
        Self::RefArea,
        Self::AreaType,
        Self::TimePeriod,
        Self::Sex,
        Self::Age,
        Self::AgeBand,
        Self::CountryOfBirth,
        Self::Citizenship,
        Self::CounterpartArea,
        Self::PreviousResidence,
        Self::Arrival,
        Self::BirthStatus,
        Self::CitizenshipStatus,
        Self::MigratoryStatus,
        Self::MigrationReason,
        Self::DurationOfStay,
        Self::Region,
        Self::Urbanisation,
        Self::Education,
        Self::Occupation,
        Self::Disability,
        Self::Wealth,
        Self::Ethnicity,
        Self::LabourStatus,
        Self::EmploymentStatus,
        Self::Industry,
        Self::Commodity,
        Self::Currency,
        Self::RecruitmentCost,
        Self::MonthlyEarnings,
        Self::ObservedValue,
        Self::ObservationStatus,
        Self::Weight,
        Self::Stratum,
        Self::PrimarySamplingUnit,
        Self::PopulationPsus,
        Self::PersonId,
        Self::Other,
    ];

    /// Returns the id used in project files and message ids.
    pub fn id(self) -> &'static str {
        match self {
            Self::RefArea => "ref_area",
            Self::AreaType => "area_type",
            Self::TimePeriod => "time_period",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::AgeBand => "age_band",
            Self::CountryOfBirth => "country_of_birth",
            Self::Citizenship => "citizenship",
            Self::CounterpartArea => "counterpart_area",
            Self::PreviousResidence => "previous_residence",
            Self::Arrival => "arrival",
            Self::BirthStatus => "birth_status",
            Self::CitizenshipStatus => "citizenship_status",
            Self::MigratoryStatus => "migratory_status",
            Self::MigrationReason => "migration_reason",
            Self::DurationOfStay => "duration_of_stay",
            Self::Region => "region",
            Self::Urbanisation => "urbanisation",
            Self::Education => "education",
            Self::Occupation => "occupation",
            Self::Disability => "disability",
            Self::Wealth => "wealth",
            Self::Ethnicity => "ethnicity",
            Self::LabourStatus => "labour_status",
            Self::EmploymentStatus => "employment_status",
            Self::Industry => "industry",
            Self::Commodity => "commodity",
            Self::Currency => "currency",
            Self::RecruitmentCost => "recruitment_cost",
            Self::MonthlyEarnings => "monthly_earnings",
            Self::ObservedValue => "observed_value",
            Self::ObservationStatus => "observation_status",
            Self::Weight => "weight",
            Self::Stratum => "stratum",
            Self::PrimarySamplingUnit => "primary_sampling_unit",
            Self::PopulationPsus => "population_psus",
            Self::PersonId => "person_id",
            Self::Other => "other",
        }
    }

    /// Returns the ids of the code lists that its values belong to, the usual one first; none where it is an amount, a date or
    /// something that every country classifies in its own way.
    pub fn code_lists(self) -> &'static [&'static str] {
        match self {
            Self::RefArea
            | Self::CountryOfBirth
            | Self::Citizenship
            | Self::CounterpartArea
            | Self::PreviousResidence => &["countries"],
            Self::AreaType => &["area_type"],
            Self::Sex => &["sex"],
            Self::AgeBand => &["age"],
            Self::BirthStatus => &["birth_status"],
            Self::CitizenshipStatus => &["citizenship_status"],
            Self::MigratoryStatus => &["migratory_status"],
            Self::MigrationReason => &["migration_reason", "permit_reason"],
            Self::DurationOfStay => &["duration_of_stay"],
            Self::Urbanisation => &["urbanisation", "degree_of_urbanisation"],
            Self::Education => &["education", "isced97"],
            Self::Occupation => &["isco08", "isco88"],
            Self::Disability => &["disability"],
            Self::Wealth => &["quantile"],
            Self::LabourStatus => &["labour_status"],
            Self::EmploymentStatus => &["icse93", "icse18a"],
            Self::Industry => &["isic4"],
            Self::Commodity => &["hs2022"],
            Self::Currency => &["currencies"],
            Self::ObservationStatus => &["obs_status"],
            _ => &[],
        }
    }
}

/// A unit of measure and its multiplier, as SDMX has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// `PS` persons, `PT` per cent, `USD` …
    pub measure: String,
    /// Power of ten: 0 units, 3 thousands, 6 millions.
    pub multiplier: i8,
}
