//! Newtypes whose only behaviour is their validity.

mod citation;
mod codes;
mod ids;
mod local_time;
mod money;
mod sealed;

pub use citation::{Citation, INSTRUMENTS};
pub use codes::{AirportCode, CarrierCode, CodeError, FlightNumber};
pub use ids::{ClaimId, CommandId, CorrelationId, EventId, PassengerId, PayoutId, SubjectId, VaultRef};
pub use local_time::{LocalTime, LocalTimeError};
pub use money::{Currency, DecimalMoney, Money, MoneyError};
pub use sealed::{Commitment, SealedValue, SealedValueError};
