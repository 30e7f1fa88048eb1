package io.linkkeeper.holder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.text.Display;

/**
 * A command line of another process, with everything its effect depends on.
 *
 * @param arguments the command line
 * @param display the caller's display
 * @param sandbox whether the caller asks for the sandbox
 * @param folder the caller's working folder, absolute
 * @param context the caller's configuration
 * @param definitions the hashes of the definitions the command uses, as the caller reads
 * them, by the names of job and account
 */
public record CommandRequest(List<String> arguments, Display display, boolean sandbox, Path folder,
		InvocationContext context, Map<String, String> definitions) {

	/**
	 * Returns this request with an option added to the command line.
	 * @param option the option
	 * @param value its value
	 * @return a new request
	 */
	public CommandRequest with(String option, String value) {
		List<String> more = Stream.concat(this.arguments.stream(), Stream.of(option, value)).toList();
		return new CommandRequest(more, this.display, this.sandbox, this.folder, this.context, this.definitions);
	}

	/** Values on the command line may be secret. */
	@Override
	public String toString() {
		return "CommandRequest[from " + this.folder + "]";
	}

}
