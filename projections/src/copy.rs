//! New rows into a table by `COPY`: about half the work of an `INSERT` of as many, for the server and for us.

use serde::Serialize;
use sqlx::encode::{Encode, IsNull};
use sqlx::postgres::PgArgumentBuffer;
use sqlx::{PgConnection, Postgres};

/// What stands before the rows: the format's signature, no flags, no extension.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What stands behind them, where a row would tell how many fields it has.
const TRAILER: [u8; 2] = (-1_i16).to_be_bytes();
/// How much of the rows goes to the server at a time.
const CHUNK_BYTES: usize = 64 * 1024;
/// How much room is made ahead at most: the first row may be an exception.
const RESERVED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The length of a field that is null.
const NULL: [u8; 4] = (-1_i32).to_be_bytes();

/// Rows for one `COPY ... FROM STDIN (FORMAT binary)`, each of as many fields as there are columns, in their order. PostgreSQL
/// converts nothing: a field is written as the very type of its column.
pub(crate) struct NewRows {
    columns: &'static [&'static str],
    bytes: PgArgumentBuffer,
    rows: usize,
    expected_rows: usize,
}

impl NewRows {
    /// No rows yet, of these columns; about so many are to come.
    pub(crate) fn of(columns: &'static [&'static str], expected_rows: usize) -> Self {
        let mut bytes = PgArgumentBuffer::default();
        bytes.extend_from_slice(HEADER);
        Self { columns, bytes, rows: 0, expected_rows }
    }

    /// Begins a row.
    pub(crate) fn row(&mut self) -> sqlx::Result<NewRow<'_>> {
        let fields = i16::try_from(self.columns.len()).map_err(encode)?;
        if self.rows == 1 {
            // As long as the first, and a quarter: what grows bit by bit is copied each time.
            let first_row = self.bytes.len() - HEADER.len();
            let others = (first_row + first_row / 4).saturating_mul(self.expected_rows.saturating_sub(1));
            self.bytes.reserve(others.min(RESERVED_BYTES_MAX));
        }
        self.bytes.extend_from_slice(&fields.to_be_bytes());
        self.rows += 1;
        Ok(NewRow(&mut self.bytes))
    }

    /// Inserts the rows. Errors: among others, one of them is in the table already.
    pub(crate) async fn copy_into(mut self, table: &str, connection: &mut PgConnection) -> sqlx::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        self.bytes.extend_from_slice(&TRAILER);
        let columns = self.columns.join(", ");
        let mut copy = connection.copy_in_raw(&format!("COPY {table} ({columns}) FROM STDIN (FORMAT binary)")).await?;
        for chunk in self.bytes.chunks(CHUNK_BYTES) {
            copy.send(chunk).await?;
        }
        copy.finish().await.map(drop)
    }
}

/// A row that is being written.
pub(crate) struct NewRow<'a>(&'a mut PgArgumentBuffer);

impl NewRow<'_> {
    /// The next field, of the type that `value` has in PostgreSQL.
    pub(crate) fn field<'q>(&mut self, value: impl Encode<'q, Postgres>) -> sqlx::Result<&mut Self> {
        let begin = self.begin();
        match value.encode(self.0).map_err(sqlx::Error::Encode)? {
            IsNull::No => self.end(begin)?,
            IsNull::Yes => self.0[begin..].copy_from_slice(&NULL),
        }
        Ok(self)
    }

    /// The next field: JSON in a column of type `text`.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> sqlx::Result<&mut Self> {
        let begin = self.begin();
        serde_json::to_writer(&mut **self.0, value).map_err(encode)?;
        self.end(begin)?;
        Ok(self)
    }

    /// The next field, of type `jsonb`.
    pub(crate) fn jsonb(&mut self, value: &impl Serialize) -> sqlx::Result<&mut Self> {
        let begin = self.begin();
        // The version of its binary form.
        self.0.push(1);
        serde_json::to_writer(&mut **self.0, value).map_err(encode)?;
        self.end(begin)?;
        Ok(self)
    }

    /// Leaves room for the length of a field.
    fn begin(&mut self) -> usize {
        let begin = self.0.len();
        self.0.extend_from_slice(&[0; 4]);
        begin
    }

    fn end(&mut self, begin: usize) -> sqlx::Result<()> {
        let length = i32::try_from(self.0.len() - begin - 4).map_err(encode)?;
        self.0[begin..begin + 4].copy_from_slice(&length.to_be_bytes());
        Ok(())
    }
}

fn encode(error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::Encode(Box::new(error))
}
