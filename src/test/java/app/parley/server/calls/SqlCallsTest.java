package app.parley.server.calls;

import app.parley.server.store.Database;
import app.parley.server.store.sql.SqlCalls;
import app.parley.server.store.sqlite.SqliteDatabase;
import java.nio.file.Path;

class SqlCallsTest extends CallStoreContractTest {
    @Override
    Database open(Path folder) {
        return SqliteDatabase.open(folder.resolve("parley.db"));
    }

    @Override
    CallStore store() {
        return new SqlCalls();
    }
}
