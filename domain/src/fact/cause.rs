//! Why a disruption happened: one code list for every regime. What a code means in law is data of each regime.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! causes {
    ($($variant:ident = $code:literal, $meaning:literal;)*) => {
        /// A cause of disruption. [`CauseCode::Unknown`] is a carrier that gave no cause.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum CauseCode {
            $(#[doc = $meaning] #[serde(rename = $code)] $variant,)*
        }

        impl CauseCode {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code in JSON, SQL and documents.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What the code means, in a few words.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

causes! {
    TechUnscheduled = "TECH_UNSCHEDULED", "Technical defect found outside scheduled maintenance (wear, part failure, pre-flight check)";
    TechScheduledMaint = "TECH_SCHEDULED_MAINT", "Problem found during, or delay of, scheduled maintenance";
    TechPrematureFailure = "TECH_PREMATURE_FAILURE", "Premature failure of a component within its service life";
    TechHiddenDefect = "TECH_HIDDEN_DEFECT", "Hidden manufacturing or design defect acknowledged by manufacturer or authority, affecting the type and safety";
    TechAirworthinessDirective = "TECH_AIRWORTHINESS_DIRECTIVE", "Authority grounding or directive for the type";
    FodTyre = "FOD_TYRE", "Tyre damage by foreign object on the manoeuvring area";
    BirdStrike = "BIRD_STRIKE", "Collision with birds or other wildlife and the resulting mandatory check";
    Lightning = "LIGHTNING", "Lightning strike leading to mandatory inspection";
    GroundHandlingCollision = "GROUND_HANDLING_COLLISION", "Mobile stairs, loader or other handling equipment hits the parked aircraft";
    CollisionOtherAircraft = "COLLISION_OTHER_AIRCRAFT", "Parked aircraft hit by another carrier's aircraft";
    AirportFuelSystem = "AIRPORT_FUEL_SYSTEM", "General failure of airport-run refuelling system";
    RunwayContamination = "RUNWAY_CONTAMINATION", "Runway closed by fuel or debris not from the carrier's own aircraft";
    AirportBaggageStaff = "AIRPORT_BAGGAGE_STAFF", "Shortage of airport-operator baggage staff";
    GroundHandlerOwn = "GROUND_HANDLER_OWN", "Carrier's own or contracted ground handler late or short-staffed";
    CrewIllness = "CREW_ILLNESS", "Crew member ill, absent or deceased shortly before departure";
    CrewShortage = "CREW_SHORTAGE", "Not enough crew, rostering, training";
    CrewDutyTime = "CREW_DUTY_TIME", "Crew out of permitted duty time";
    StrikeOwnLawful = "STRIKE_OWN_LAWFUL", "Lawful strike by the carrier's own staff (pilots, cabin crew)";
    StrikeOwnWildcat = "STRIKE_OWN_WILDCAT", "Wildcat strike by own staff after restructuring news";
    StrikeParentSympathy = "STRIKE_PARENT_SYMPATHY", "Own-staff strike in solidarity with a parent-company dispute";
    StrikeAtc = "STRIKE_ATC", "Air traffic control strike";
    StrikeAirportSecurity = "STRIKE_AIRPORT_SECURITY", "Strike of airport, security or border staff";
    StrikeGroundHandler = "STRIKE_GROUND_HANDLER", "Strike at a contracted ground handler";
    AtcRestriction = "ATC_RESTRICTION", "ATC slot, flow control or staffing restriction";
    WeatherUnsafe = "WEATHER_UNSAFE", "Weather incompatible with safe operation of this flight";
    WeatherOtherRotation = "WEATHER_OTHER_ROTATION", "Weather hit an earlier rotation of the same aircraft";
    Deicing = "DEICING", "De-icing queue, fluid or truck shortage";
    AirspaceClosed = "AIRSPACE_CLOSED", "Airspace closure, volcanic ash, NOTAM";
    AirportClosed = "AIRPORT_CLOSED", "Airport closure or operational failure at the airport";
    SecurityThreat = "SECURITY_THREAT", "Bomb threat, security breach, sabotage, hijack";
    UnrulyPassenger = "UNRULY_PASSENGER", "Unruly passenger, diversion or offload";
    MedicalEmergency = "MEDICAL_EMERGENCY", "Medical emergency on board or diversion for it";
    BaggageOffload = "BAGGAGE_OFFLOAD", "Offloading bags of a no-show passenger";
    ItOutageOwn = "IT_OUTAGE_OWN", "Outage of a system run or controlled by the carrier";
    ItOutageAirport = "IT_OUTAGE_AIRPORT", "Outage of airport or authority system";
    Cyberattack = "CYBERATTACK", "Cyberattack on the carrier or supplier";
    GovOrder = "GOV_ORDER", "Government order, travel ban, official instruction";
    WarInstability = "WAR_INSTABILITY", "War, political instability";
    Pandemic = "PANDEMIC", "Pandemic restrictions or demand collapse";
    Overbooking = "OVERBOOKING", "More reservations than seats";
    CommercialCancel = "COMMERCIAL_CANCEL", "Low load, schedule or fleet decision";
    AircraftSwapSmaller = "AIRCRAFT_SWAP_SMALLER", "Smaller aircraft substituted";
    LateInbound = "LATE_INBOUND", "Late inbound aircraft";
    FuelCostOrInsolvency = "FUEL_COST_OR_INSOLVENCY", "Fuel price, lessor repossession, insolvency";
    BorderQueue = "BORDER_QUEUE", "Border or security queue made passengers late";
    Unknown = "UNKNOWN", "No cause given by the carrier";
}

impl fmt::Display for CauseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}
