//! Reading single claims, many at a time.

use std::collections::HashMap;
use std::sync::Arc;

use redress_projections::claim_status::{self, StoredClaim};
use sqlx::{PgConnection, PgPool};

use crate::gathered::{Gathered, NotRead, Source};
use crate::problem::{Problem, ProblemCode};

struct Claims;

impl Source for Claims {
    type Value = Arc<StoredClaim>;

    async fn read(connection: &mut PgConnection, claim_ids: &[&str]) -> sqlx::Result<HashMap<String, Self::Value>> {
        let claims = claim_status::get_many(connection, claim_ids).await?;
        Ok(claims.into_iter().map(|claim| (claim.claim_id.clone(), Arc::new(claim))).collect())
    }
}

/// The way to the reader; clones lead to the same one.
#[derive(Debug, Clone)]
pub(crate) struct ClaimReader(Gathered<Claims>);

impl ClaimReader {
    /// Starts the reader over a pool of the query role.
    pub(crate) fn start(pool: PgPool) -> Self {
        Self(Gathered::start(pool))
    }

    /// The claim, if the read model has it now or will have before the query begins.
    pub(crate) async fn read(&self, claim_id: &str) -> Result<Option<Arc<StoredClaim>>, Problem> {
        self.0.read(claim_id).await.map_err(|error| match error {
            NotRead::Overloaded => Problem::new(ProblemCode::Overloaded),
            NotRead::Unavailable(fault) => fault.into(),
        })
    }
}
