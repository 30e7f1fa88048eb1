package io.linkkeeper.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Name;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.RuleSettings;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The effective definition of a job: a {@code jobs/*.yml} with all defaults and overrides
 * applied. Immutable; definitions are equal when all their values are.
 *
 * @param header the name, description and accounts of the job
 * @param schedule the schedule, or {@code null} for none
 * @param select the selected and the protected links, including the built-in protection
 * @param settings the settings of the rule, which determine the type
 * @param limits the limits of one run
 * @param notification the recipients and events of notifications
 */
@JsonClassDescription("What one maintenance job of short links selects, decides and may change.")
@JsonPropertyOrder({ "name", "type", "description", "account", "accounts", "schedule", "select", "rule", "limits",
		"notify" })
public record JobDefinition(@JsonIgnore JobHeader header, @Nullable Schedule schedule, Selection select,
		@JsonProperty("rule") @JsonPropertyDescription("The keys that belong to the type.") RuleSettings settings,
		Limits limits, @JsonProperty("notify") NotifySettings notification) {

	/** The account of a definition without one. */
	public static final String DEFAULT_ACCOUNT = "default";

	public JobDefinition {
		Objects.requireNonNull(select, "select");
		Objects.requireNonNull(settings, "settings");
		Objects.requireNonNull(limits, "limits");
		Objects.requireNonNull(notification, "notification");
		requireAccounts(header.accounts(), settings);
	}

	static void requireAccounts(List<String> accounts, RuleSettings settings) {
		new KeyCheck()
			.refuse(accounts.size() > 1 && settings instanceof ExportSettings, "accounts",
					"would write the file of one account over that of another; write a job for each")
			.verify();
	}

	/**
	 * Creates the definition of an undo run. It selects all links that the run changed;
	 * the limits apply, except for the shares, from which an undo is exempt.
	 * @param job the name of the job whose run is undone
	 * @param account the account of the run
	 * @param settings the settings of the undo
	 * @return the definition
	 */
	public static JobDefinition undo(String job, String account, UndoSettings settings) {
		JobHeader header = new JobHeader("undo-" + settings.run(),
				"Undoes run %d of %s.".formatted(settings.run(), job), List.of(account));
		return new JobDefinition(header, null, Selection.ALL, settings, Limits.DEFAULTS, NotifySettings.DEFAULT);
	}

	/**
	 * Returns the name of the job.
	 * @return the name, which may differ from the file's
	 */
	@JsonProperty(required = true)
	@JsonPropertyDescription("The job's name on the command line. It need not be the file's name.")
	@Name
	public String name() {
		return this.header.name();
	}

	/**
	 * Returns the description of the job.
	 * @return one sentence, or empty
	 */
	@JsonProperty
	@JsonPropertyDescription("One sentence about the job, shown by `jobs`.")
	@Size(max = 500)
	public String description() {
		return this.header.description();
	}

	/**
	 * Returns the accounts that the job maintains.
	 * @return at least one configured account; each gets its own runs, in this order
	 */
	@JsonProperty
	@JsonPropertyDescription("The configured accounts, in place of `account`. Each has runs of its own, in this order.")
	@Size(min = 1)
	public List<@Name String> accounts() {
		return this.header.accounts();
	}

	/**
	 * Returns the account of a definition with one account, as every run has.
	 * @return the account's name in the configuration
	 * @throws IllegalStateException when the definition has several
	 */
	@JsonProperty(defaultValue = DEFAULT_ACCOUNT)
	@JsonPropertyDescription("The configured account whose links the job keeps.")
	@Name
	public String account() {
		if (accounts().size() > 1) {
			throw new IllegalStateException(name() + " names several accounts: " + String.join(", ", accounts()));
		}
		return accounts().get(0);
	}

	/**
	 * Returns the definitions of this job's runs.
	 * @return this definition for each of its accounts, in order
	 */
	public List<JobDefinition> perAccount() {
		return accounts().stream().map(this::on).toList();
	}

	private JobDefinition on(String account) {
		return new JobDefinition(new JobHeader(name(), description(), List.of(account)), this.schedule, this.select,
				this.settings, this.limits, this.notification);
	}

	/**
	 * Returns the type of the job.
	 * @return the type that the settings belong to
	 */
	@JsonProperty(required = true)
	@JsonPropertyDescription("What the job does. It decides which keys `rule` takes.")
	public JobType type() {
		return this.settings.type();
	}

	/**
	 * Returns this definition with more protected links.
	 * @param more the links to protect besides
	 * @return a definition that differs only in its protection
	 */
	public JobDefinition protecting(Protection more) {
		return new JobDefinition(this.header, this.schedule, this.select.protecting(more), this.settings, this.limits,
				this.notification);
	}

	/**
	 * Returns the protected links.
	 * @return the protection, including the built-in list
	 */
	public Protection protect() {
		return this.select.protect();
	}

	/**
	 * Whether a link is selected and not protected.
	 * @param link the link
	 * @return false when the job does not change the link, whatever its rule
	 */
	public boolean admits(ShortLink link) {
		return this.select.matches(link) && !protect().protects(link);
	}

	/**
	 * Returns the definition as canonical JSON with all defaults and the built-in
	 * protection, so that later releases read a stored definition alike.
	 * @return the JSON, the same for equal definitions, from which {@link #fromJson}
	 * restores this definition
	 */
	public String canonicalJson() {
		return DefinitionJson.write(this);
	}

	/**
	 * Returns the hash of the definition.
	 * @return the SHA-256 of {@link #canonicalJson()}, 64 lower-case hex digits
	 */
	public String hash() {
		return HexFormat.of().formatHex(sha256().digest(canonicalJson().getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Reads and validates a stored definition.
	 * @param json the result of {@link #canonicalJson()}
	 * @return the definition
	 * @throws InvalidDefinitionException when the text is not a valid definition
	 */
	public static JobDefinition fromJson(String json) {
		return new DefinitionReader().readStored(json);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
