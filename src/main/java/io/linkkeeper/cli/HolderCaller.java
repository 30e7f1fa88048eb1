package io.linkkeeper.cli;

import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.EndpointAddress;
import io.linkkeeper.holder.HolderCall;
import io.linkkeeper.holder.HolderSilentException;
import io.linkkeeper.operate.InvocationContext;

/**
 * Has commands done by the process that holds the database, as if they were done here.
 */
final class HolderCaller {

	private final Shell shell;

	private final RootCommand root;

	private final Signals signals;

	HolderCaller(Shell shell, RootCommand root, Signals signals) {
		this.shell = shell;
		this.root = root;
		this.signals = signals;
	}

	/**
	 * Has a command done and stays until it is.
	 * @param held who holds the database
	 * @param wish what the command wants
	 * @param arguments the command line
	 * @return its exit code
	 */
	int ask(DatabaseHeldException held, Wish wish, List<String> arguments) {
		try (HolderCall call = open(held, request(held.folder(), wish, arguments))) {
			if (wish.acts()) {
				this.signals.stopOnSignal(call::stop);
			}
			return call.await(this.shell.out(), this.shell.err());
		}
	}

	private static HolderCall open(DatabaseHeldException held, CommandRequest request) {
		try {
			EndpointAddress address = EndpointAddress.read(held.folder())
				.orElseThrow(() -> held.thatIsNotAsked("takes no commands now"));
			return HolderCall.open(address, RootCommand.Version.number(), request);
		}
		catch (HolderSilentException ex) {
			throw held.thatIsNotAsked(String.valueOf(ex.getMessage()));
		}
	}

	private CommandRequest request(Path data, Wish wish, List<String> arguments) {
		InvocationContext here = InvocationContext.configured(data, this.shell.clock());
		return new CommandRequest(arguments, this.shell.terminal(), InvocationContext.real(data), this.root.sandbox(),
				InvocationContext.real(this.shell.folder()), here.files(), here.results(), here.accounts(),
				wish.definitions());
	}

}
