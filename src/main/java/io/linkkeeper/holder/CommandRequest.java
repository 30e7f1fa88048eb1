package io.linkkeeper.holder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.linkkeeper.run.AccountIdentity;

/**
 * A command as it was given in another process, with what the caller relies on. All paths
 * are absolute.
 *
 * @param arguments the command line
 * @param terminal whether a person watches
 * @param data the caller's data folder
 * @param sandbox whether the caller means the sandbox
 * @param folder where the caller was started
 * @param files the folder inside which files named in definitions lie for the caller
 * @param results the folder in which the caller expects results
 * @param accounts what the caller has configured, without any secret
 * @param definitions the hashes of the definitions the command is about, as the caller
 * reads them, by the names of job and account
 */
public record CommandRequest(List<String> arguments, boolean terminal, Path data, boolean sandbox, Path folder,
		Path files, Path results, List<AccountIdentity> accounts, Map<String, String> definitions) {

	/** Values on the command line may be secret. */
	@Override
	public String toString() {
		return "CommandRequest[from " + this.folder + "]";
	}

}
