package io.linkkeeper.database;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;

/**
 * Reads user and password of the shared database for each new connection, so that a
 * password that changes in its file is used at once. Named in the settings of the pool,
 * which creates it.
 */
public final class DatabaseCredentials implements HikariCredentialsProvider {

	@Override
	public Credentials getCredentials() {
		return SharedDatabase.named(System::getenv).orElseThrow().credentials();
	}

}
