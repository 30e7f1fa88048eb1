package io.linkkeeper.lock;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins a transaction only if the {@link Fence} of its thread holds. The check is part
 * of the transaction: no other process can take the locks before its end.
 */
public final class FencedTransactionManager extends JdbcTransactionManager {

	private static final long serialVersionUID = 1L;

	private final transient Fence fence;

	/**
	 * Creates a transaction manager.
	 * @param dataSource the database
	 * @param fence checked at the beginning of each transaction that may write
	 */
	public FencedTransactionManager(DataSource dataSource, Fence fence) {
		super(dataSource);
		this.fence = fence;
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		super.doBegin(transaction, definition);
		if (!definition.isReadOnly()) {
			check(transaction);
		}
	}

	private void check(Object transaction) {
		try {
			this.fence.check();
		}
		catch (RuntimeException ex) {
			doCleanupAfterCompletion(transaction);
			throw ex;
		}
	}

}
