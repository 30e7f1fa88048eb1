package io.linkkeeper.lock;

import java.sql.SQLException;

import javax.sql.DataSource;

import io.linkkeeper.disk.DataDisk;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Begins a transaction only if the {@link Fence} of its thread holds. The check is part
 * of the transaction: no other process can take the locks before its end. A commit
 * succeeds only if it reached the disk.
 */
public final class FencedTransactionManager extends JdbcTransactionManager {

	private static final long serialVersionUID = 1L;

	private final transient Fence fence;

	private final transient DataDisk disk;

	/**
	 * Creates a transaction manager.
	 * @param dataSource the database
	 * @param fence checked at the beginning of each transaction that may write
	 * @param disk checked at the beginning and the end of each transaction
	 */
	public FencedTransactionManager(DataSource dataSource, Fence fence, DataDisk disk) {
		super(dataSource);
		this.fence = fence;
		this.disk = disk;
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		super.doBegin(transaction, definition);
		if (!definition.isReadOnly()) {
			check(transaction);
		}
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		super.doCommit(status);
		if (!status.isReadOnly()) {
			this.disk.requireIntact();
		}
	}

	/**
	 * A connection that broke has rolled back, and the failure that told of it says more
	 * than that of a rollback without connection.
	 */
	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		try {
			super.doRollback(status);
		}
		catch (RuntimeException ex) {
			if (!isClosed(status)) {
				throw ex;
			}
			logger.debug("A connection broke before its rollback", ex);
		}
	}

	private static boolean isClosed(DefaultTransactionStatus status) {
		ConnectionHolder holder = ((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder();
		try {
			return holder.getConnection().isClosed();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void check(Object transaction) {
		try {
			this.disk.requireIntact();
			this.fence.check();
		}
		catch (RuntimeException ex) {
			doCleanupAfterCompletion(transaction);
			throw ex;
		}
	}

}
