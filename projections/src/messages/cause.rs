//! The words of the causes of a disruption, for who reads what a carrier said.

use redress_domain::fact::CauseCode;

use super::Message;
use super::argument::Worded;

impl Worded for CauseCode {
    fn words(&self) -> Message {
        use CauseCode as Cause;
        match self {
            Cause::TechUnscheduled => Message::CauseTechUnscheduled,
            Cause::TechScheduledMaint => Message::CauseTechScheduledMaint,
            Cause::TechPrematureFailure => Message::CauseTechPrematureFailure,
            Cause::TechHiddenDefect => Message::CauseTechHiddenDefect,
            Cause::TechAirworthinessDirective => Message::CauseTechAirworthinessDirective,
            Cause::FodTyre => Message::CauseFodTyre,
            Cause::BirdStrike => Message::CauseBirdStrike,
            Cause::Lightning => Message::CauseLightning,
            Cause::GroundHandlingCollision => Message::CauseGroundHandlingCollision,
            Cause::CollisionOtherAircraft => Message::CauseCollisionOtherAircraft,
            Cause::AirportFuelSystem => Message::CauseAirportFuelSystem,
            Cause::RunwayContamination => Message::CauseRunwayContamination,
            Cause::AirportBaggageStaff => Message::CauseAirportBaggageStaff,
            Cause::GroundHandlerOwn => Message::CauseGroundHandlerOwn,
            Cause::CrewIllness => Message::CauseCrewIllness,
            Cause::CrewShortage => Message::CauseCrewShortage,
            Cause::CrewDutyTime => Message::CauseCrewDutyTime,
            Cause::StrikeOwnLawful => Message::CauseStrikeOwnLawful,
            Cause::StrikeOwnWildcat => Message::CauseStrikeOwnWildcat,
            Cause::StrikeParentSympathy => Message::CauseStrikeParentSympathy,
            Cause::StrikeAtc => Message::CauseStrikeAtc,
            Cause::StrikeAirportSecurity => Message::CauseStrikeAirportSecurity,
            Cause::StrikeGroundHandler => Message::CauseStrikeGroundHandler,
            Cause::AtcRestriction => Message::CauseAtcRestriction,
            Cause::WeatherUnsafe => Message::CauseWeatherUnsafe,
            Cause::WeatherOtherRotation => Message::CauseWeatherOtherRotation,
            Cause::Deicing => Message::CauseDeicing,
            Cause::AirspaceClosed => Message::CauseAirspaceClosed,
            Cause::AirportClosed => Message::CauseAirportClosed,
            Cause::SecurityThreat => Message::CauseSecurityThreat,
            Cause::UnrulyPassenger => Message::CauseUnrulyPassenger,
            Cause::MedicalEmergency => Message::CauseMedicalEmergency,
            Cause::BaggageOffload => Message::CauseBaggageOffload,
            Cause::ItOutageOwn => Message::CauseItOutageOwn,
            Cause::ItOutageAirport => Message::CauseItOutageAirport,
            Cause::Cyberattack => Message::CauseCyberattack,
            Cause::GovOrder => Message::CauseGovOrder,
            Cause::WarInstability => Message::CauseWarInstability,
            Cause::Pandemic => Message::CausePandemic,
            Cause::Overbooking => Message::CauseOverbooking,
            Cause::CommercialCancel => Message::CauseCommercialCancel,
            Cause::AircraftSwapSmaller => Message::CauseAircraftSwapSmaller,
            Cause::LateInbound => Message::CauseLateInbound,
            Cause::FuelCostOrInsolvency => Message::CauseFuelCostOrInsolvency,
            Cause::BorderQueue => Message::CauseBorderQueue,
            Cause::Unknown => Message::CauseUnknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_cause_is_told_in_english_as_the_list_of_causes_has_it() {
        for cause in CauseCode::ALL {
            assert_eq!(cause.words().text(Language::English), cause.meaning());
        }
    }
}
