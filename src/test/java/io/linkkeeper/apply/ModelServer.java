package io.linkkeeper.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.Links;
import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * A server with the links of three changes: an add, a disable and a delete, in the order
 * of their rows. It keeps no uniqueId unique. Immutable.
 *
 * @param made how many links the add has made
 * @param disabled whether the second link is disabled
 * @param deleted whether the third link is deleted
 * @param flights the requests that may still take effect, oldest first
 */
record ModelServer(int made, boolean disabled, boolean deleted, List<Flight> flights) implements LinkLookup {

	static final ModelServer UNTOUCHED = new ModelServer(0, false, false, List.of());

	private static final String UNIQUE_ID = "unique-1";

	private static final ShortLink TO_DISABLE = Links.link("disable1");

	private static final ShortLink TO_DELETE = Links.link("delete01");

	private static final LinkFields TO_ADD = LinkFields.none()
		.with(LinkField.SYSTEM_NAME, "NAME-added001")
		.with(LinkField.FULL_URL, "https://example.com/added001")
		.with(LinkField.UNIQUE_ID, UNIQUE_ID);

	static final List<LinkChange> CHANGES = List.of(LinkChange.add(TO_ADD, LinkField.UNIQUE_ID, "a row of the file"),
			Links.disable(TO_DISABLE), Links.delete(TO_DELETE));

	ModelServer {
		flights = List.copyOf(flights);
	}

	/**
	 * A request without an answer whose effect is still to come.
	 *
	 * @param seq the row it was sent for
	 * @param sentAt when it was sent
	 */
	record Flight(int seq, Instant sentAt) {

	}

	/** Whether the server holds what a row plans. */
	boolean has(long seq) {
		return (seq == 1) ? this.made > 0 : (seq == 2) ? this.disabled : this.deleted;
	}

	boolean isInFlight(long seq) {
		return this.flights.stream().anyMatch((flight) -> flight.seq() == seq);
	}

	ModelServer effect(int seq) {
		return switch (seq) {
			case 1 -> new ModelServer(this.made + 1, this.disabled, this.deleted, this.flights);
			case 2 -> new ModelServer(this.made, true, this.deleted, this.flights);
			default -> new ModelServer(this.made, this.disabled, true, this.flights);
		};
	}

	ModelServer withFlight(int seq, Instant now) {
		return withFlights(Stream.concat(this.flights.stream(), Stream.of(new Flight(seq, now))).toList());
	}

	ModelServer landed(int flight) {
		List<Flight> left = new ArrayList<>(this.flights);
		return effect(left.remove(flight).seq()).withFlights(left);
	}

	/** Without the requests that can have no effect any more. */
	ModelServer forgetting(Instant now, Duration latest) {
		return withFlights(
				this.flights.stream().filter((flight) -> now.isBefore(flight.sentAt().plus(latest))).toList());
	}

	private ModelServer withFlights(List<Flight> left) {
		return new ModelServer(this.made, this.disabled, this.deleted, left);
	}

	/** The row for which a call is made. */
	static int seqOf(LinkCall call) {
		return (call instanceof LinkCall.Add) ? 1 : (call instanceof LinkCall.Update) ? 2 : 3;
	}

	/** What the server answers to a call that takes effect now. */
	CallResult answer(LinkCall call) {
		int seq = seqOf(call);
		if (seq == 3 && this.deleted) {
			return new CallResult.Refused(new ApiError(ApiError.INVALID_OBJECT_ID, "There is no such link", Map.of()));
		}
		return new CallResult.Accepted((seq == 1) ? added(this.made + 1) : Links
			.withStatus((seq == 2) ? TO_DISABLE : TO_DELETE, (seq == 2) ? LinkStatus.DISABLED : LinkStatus.DELETED));
	}

	private static ShortLink added(int number) {
		ShortLink.TextFields text = new ShortLink.TextFields("owner@example.com", "NAME-added001", null,
				"https://example.com/added001", UNIQUE_ID);
		return new ShortLink("made000" + number, Links.CREATED_AT, Links.UPDATED_AT, text, LinkStatus.ENABLED, null);
	}

	private List<ShortLink> links() {
		List<ShortLink> links = new ArrayList<>(
				IntStream.rangeClosed(1, this.made).mapToObj(ModelServer::added).toList());
		links.add(this.disabled ? Links.withStatus(TO_DISABLE, LinkStatus.DISABLED) : TO_DISABLE);
		if (!this.deleted) {
			links.add(TO_DELETE);
		}
		return links;
	}

	@Override
	public List<ShortLink> byIds(Collection<String> ids) {
		return links().stream().filter((link) -> ids.contains(link.id())).toList();
	}

	@Override
	public List<ShortLink> bySystemName(Collection<String> systemNames) {
		return links().stream().filter((link) -> systemNames.contains(link.systemName())).toList();
	}

	@Override
	public Map<String, List<ShortLink>> byUniqueIds(Collection<String> uniqueIds) {
		List<ShortLink> found = links().stream().filter((link) -> UNIQUE_ID.equals(link.uniqueId())).toList();
		return (found.isEmpty() || !uniqueIds.contains(UNIQUE_ID)) ? Map.of() : Map.of(UNIQUE_ID, found);
	}

	@Override
	public boolean keepsUniqueIds() {
		return true;
	}

	@Override
	public Map<String, String> users(Collection<String> ids) {
		return Map.of();
	}

}
