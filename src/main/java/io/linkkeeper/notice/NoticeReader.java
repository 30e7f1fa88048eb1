package io.linkkeeper.notice;

import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads the links of a notice: those that expire, then those that start.
 */
final class NoticeReader implements SubjectReader<ShortLink> {

	/** Begins positions among the links that start. */
	private static final String STARTING = "starting ";

	private final SubjectReader<ShortLink> expiring;

	private final SubjectReader<ShortLink> starting;

	private final UnaryOperator<List<ShortLink>> held;

	/**
	 * Creates a reader.
	 * @param expiring reads the links that expire
	 * @param starting reads links that runs held back
	 * @param held returns those of them that are still held back
	 */
	NoticeReader(SubjectReader<ShortLink> expiring, SubjectReader<ShortLink> starting,
			UnaryOperator<List<ShortLink>> held) {
		this.expiring = expiring;
		this.starting = starting;
		this.held = held;
	}

	@Override
	public long remaining(@Nullable String position) {
		return isStarting(position) ? UNKNOWN : this.expiring.remaining(position);
	}

	private static boolean isStarting(@Nullable String position) {
		return position != null && position.startsWith(STARTING);
	}

	@Override
	public @Nullable Batch<ShortLink> read(@Nullable String position) {
		if (position != null && isStarting(position)) {
			return readStarting(position.substring(STARTING.length()));
		}
		Batch<ShortLink> batch = this.expiring.read(position);
		return (batch != null) ? batch : readStarting(null);
	}

	private @Nullable Batch<ShortLink> readStarting(@Nullable String position) {
		Batch<ShortLink> batch = this.starting.read(position);
		return (batch != null) ? new Batch<>(this.held.apply(batch.subjects()), STARTING + batch.position()) : null;
	}

}
