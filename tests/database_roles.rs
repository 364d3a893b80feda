//! What each role of the running program may do in the database, and what it may not.

mod support;

use redress::database::DatabaseRole;
use support::TestDatabase;

#[tokio::test]
async fn a_pool_acts_in_its_role_and_logs_in_without_any_power_of_its_own() {
    let database = TestDatabase::new().await;
    for role in DatabaseRole::ALL {
        let pool = database.pool(role).await;
        let (current, session, is_superuser): (String, String, bool) = sqlx::query_as(
            "SELECT current_user::text, session_user::text, rolsuper FROM pg_roles WHERE rolname = session_user",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!((current.as_str(), session.as_str(), is_superuser), (role.name(), "redress", false));
    }
}
