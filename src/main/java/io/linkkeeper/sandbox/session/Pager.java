package io.linkkeeper.sandbox.session;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;

/**
 * The requested page of a list.
 *
 * @param offset the number of objects to skip
 * @param limit the most objects of the page
 */
public record Pager(int offset, int limit) {

	private static final int DEFAULT_PAGE_SIZE = 30;

	private static final int MAX_PAGE_SIZE = 500;

	/** Whether the size of the page is bounded. */
	public boolean isBounded() {
		return this.limit <= MAX_PAGE_SIZE;
	}

	/** Reads the {@code pager} parameter (guide, section 5). */
	public static Pager of(Call call, Dialect dialect) {
		Parameters pager = call.parameters().group("pager");
		if (pager == null) {
			return new Pager(0, DEFAULT_PAGE_SIZE);
		}
		long size = pager.has("pageSize") ? LeadingNumber.of(pager.text("pageSize", "")) : DEFAULT_PAGE_SIZE;
		long index = Math.max(1, LeadingNumber.of(pager.text("pageIndex", "1")));
		if (size <= 0 && dialect.has(Dialect.Difference.PAGE_SIZE_ZERO_IS_ALL)) {
			return new Pager(0, Integer.MAX_VALUE);
		}
		long limit = (size <= 0) ? DEFAULT_PAGE_SIZE : Math.min(size, MAX_PAGE_SIZE);
		long offset = Math.min(Integer.MAX_VALUE, (Math.min(index, Integer.MAX_VALUE) - 1) * limit);
		return new Pager((int) offset, (int) limit);
	}

}
