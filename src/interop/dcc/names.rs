//! What the codes of EU certificates are called: the eHealth Network's value sets, as of January 2023.
//!
//! Facts from <https://github.com/ehn-dcc-development/eu-dcc-valuesets>. The names of about 300 rapid tests are left
//! out: the certificate itself has room for one.

const SNOMED: &str = "http://snomed.info/sct";
const REGISTER: &str = "https://ec.europa.eu/health/documents/community-register/html/";
const PRODUCTS: &str = "http://ec.europa.eu/temp/vaccineproductname";
const ORGANISATIONS: &str = "https://spor.ema.europa.eu/v1/organisations";
const MANUFACTURERS: &str = "http://ec.europa.eu/temp/vaccinemanufacturer";

/// The disease or its agent, `tg`.
pub(super) fn disease(code: &str) -> Option<&'static str> {
    (code == "840539006").then_some("COVID-19")
}

/// The type of vaccine, `vp`: its code system and name.
pub(super) fn vaccine(code: &str) -> (&'static str, Option<&'static str>) {
    let name = match code {
        "1119305005" => "SARS-CoV-2 antigen vaccine",
        "1119349007" => "SARS-CoV-2 mRNA vaccine",
        "1157024006" => "Inactivated whole SARS-CoV-2 antigen vaccine",
        "1162643001" => "SARS-CoV-2 recombinant spike protein antigen vaccine",
        "1187593009" => "SARS-CoV-2 DNA plasmid encoding spike protein vaccine",
        "28531000087107" => "COVID-19 vaccine",
        "29061000087103" => "COVID-19 non-replicating viral vector vaccine",
        "30141000087107" => "SARS-CoV-2 virus-like particle antigen vaccine",
        "J07BX03" => return ("http://www.whocc.no/atc", Some("COVID-19 vaccines")),
        _ => return ("", None),
    };
    (SNOMED, Some(name))
}

/// The product, `mp`. Names that say no more than the code are the code.
pub(super) fn product(code: &str) -> (&'static str, Option<&'static str>) {
    let name = match code {
        "EU/1/20/1507" => "Spikevax",
        "EU/1/20/1525" => "Jcovden",
        "EU/1/20/1528" => "Comirnaty",
        "EU/1/21/1529" => "Vaxzevria",
        "EU/1/21/1618" => "Nuvaxovid",
        _ => {
            let name = match code {
                "Covid-19-adsorvida-inativada" => "Vacina adsorvida covid-19 (inativada)",
                "Covid-19-recombinant" => "Covid-19 (recombinant)",
                "Inactivated-SARS-CoV-2-Vero-Cell" => "Inactivated SARS-CoV-2 (Vero Cell)",
                "MVC-COV1901" => "MVC COVID-19 vaccine",
                "Soberana-02" => "Soberana 02",
                "Soberana-Plus" => "Soberana Plus",
                "Sputnik-Light" => "Sputnik Light",
                "Sputnik-M" => "Sputnik M",
                "Abdala" => "Abdala",
                "AZD2816" => "AZD2816",
                "BBIBP-CorV" => "BBIBP-CorV",
                "Convidecia" => "Convidecia",
                "CoronaVac" => "CoronaVac",
                "Covaxin" => "Covaxin",
                "Covifenz" => "Covifenz",
                "Covishield" => "Covishield",
                "CoviVac" => "CoviVac",
                "Covovax" => "Covovax",
                "CVnCoV" => "CVnCoV",
                "EpiVacCorona" => "EpiVacCorona",
                "EpiVacCorona-N" => "EpiVacCorona-N",
                "Hayat-Vax" => "Hayat-Vax",
                "NVSI-06-08" => "NVSI-06-08",
                "NVX-CoV2373" => "NVX-CoV2373",
                "R-COVI" => "R-COVI",
                "SCTV01C" => "SCTV01C",
                "Sputnik-V" => "Sputnik V",
                "Vidprevtyn" => "Vidprevtyn",
                "VLA2001" => "VLA2001",
                "WIBP-CorV" => "WIBP-CorV",
                "YS-SC2-010" => "YS-SC2-010",
                _ => return (if code.starts_with("EU/1/") { REGISTER } else { PRODUCTS }, None),
            };
            return (PRODUCTS, Some(name));
        }
    };
    (REGISTER, Some(name))
}

/// Who makes or markets the vaccine, `ma`.
pub(super) fn manufacturer(code: &str) -> (&'static str, Option<&'static str>) {
    let name = match code {
        "Bharat-Biotech" => "Bharat Biotech",
        "Chumakov-Federal-Scientific-Center" => {
            "Chumakov Federal Scientific Center for Research and Development of Immune-and-Biological Products"
        }
        "CIGB" => "Center for Genetic Engineering and Biotechnology",
        "Finlay-Institute" => "Finlay Institute of Vaccines",
        "Fiocruz" => "Fiocruz",
        "Gamaleya-Research-Institute" => "Gamaleya Research Institute",
        "Instituto-Butantan" => "Instituto Butantan",
        "NVSI" => "National Vaccine and Serum Institute, China",
        "Sinopharm-WIBP" => "Sinopharm - Wuhan Institute of Biological Products",
        "Sinovac-Biotech" => "Sinovac Biotech",
        "Vector-Institute" => "Vector Institute",
        "Yisheng-Biopharma" => "Yisheng Biopharma",
        _ => return organisation(code),
    };
    (MANUFACTURERS, Some(name))
}

fn organisation(code: &str) -> (&'static str, Option<&'static str>) {
    let Some(number) = code.strip_prefix("ORG-1000") else { return (MANUFACTURERS, None) };
    let name = match number {
        "00788" => "Sanofi Pasteur",
        "01417" => "Janssen-Cilag International",
        "01699" => "AstraZeneca AB",
        "01981" => "Serum Institute Of India Private Limited",
        "06270" => "Curevac AG",
        "07893" => "R-Pharm CJSC",
        "08549" => "Medicago Inc.",
        "10771" => "Sinopharm Weiqida Europe Pharmaceutical s.r.o. - Prague location",
        "13793" => "CanSino Biologics",
        "20693" => "China Sinopharm International Corp. - Beijing location",
        "23050" => "Gulf Pharmaceutical Industries",
        "24420" => "Sinopharm Zhijun (Shenzhen) Pharmaceutical Co. Ltd. - Shenzhen location",
        "26614" => "Sinocelltech Ltd.",
        "30215" => "Biontech Manufacturing GmbH",
        "31184" => "Moderna Biotech Spain S.L.",
        "32020" => "Novavax CZ a.s.",
        "33914" => "Medigen Vaccine Biologics Corporation",
        "36422" => "Valneva France",
        _ => return (ORGANISATIONS, None),
    };
    (ORGANISATIONS, Some(name))
}

/// The type of test, `tt`.
pub(super) fn test(code: &str) -> Option<&'static str> {
    match code {
        "LP217198-3" => Some("Rapid immunoassay"),
        "LP6464-4" => Some("Nucleic acid amplification with probe detection"),
        _ => None,
    }
}

/// The result of a test, `tr`.
pub(super) fn result(code: &str) -> Option<&'static str> {
    match code {
        "260373001" => Some("Detected"),
        "260415000" => Some("Not detected"),
        _ => None,
    }
}
