//! `NoteAdded` and `EvidenceAttached`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;
use crate::value::{EvidenceId, NoteId, SealedValue};

/// Somebody wrote something down about the claim. Who may see the claim may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteAdded {
    /// The note's id for ever.
    pub note_id: NoteId,
    /// The text, in the vault.
    pub text: SealedValue,
}

words! {
    /// What evidence may be, as its own bytes say.
    MediaType {
        /// PDF.
        Pdf = "application/pdf",
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// HEIC, as telephones take pictures.
        Heic = "image/heic",
        /// WebP.
        Webp = "image/webp",
        /// Text in UTF-8.
        PlainText = "text/plain",
        /// An e-mail with its headers.
        Email = "message/rfc822",
    }
}

words! {
    /// What evidence is about.
    EvidenceKind {
        /// What the carrier wrote.
        CarrierStatement = "carrier_statement",
        /// A boarding pass.
        BoardingPass = "boarding_pass",
        /// A ticket or the confirmation of a booking.
        Booking = "booking",
        /// When and whether a flight flew: a board, a tracker, an airport's record.
        FlightRecord = "flight_record",
        /// What something cost.
        Receipt = "receipt",
        /// A power of attorney, an assignment, an identity.
        Authority = "authority",
    }
}

/// Evidence was attached. Its bytes lie in the content store of the claim under their digest; here is what they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAttached {
    /// The evidence's id for ever.
    pub evidence_id: EvidenceId,
    /// SHA-256 of the bytes, in hexadecimal: their name in the content store.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
    /// What they are, as they say themselves.
    pub media_type: MediaType,
    /// What the evidence is about, if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EvidenceKind>,
    /// The name of the file, in the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<SealedValue>,
}
