package io.linkkeeper.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.account.SecretFiles;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.disk.DiskState;
import io.linkkeeper.doctor.DoctorCheck.Result;
import io.linkkeeper.files.OwnerOnly;
import io.linkkeeper.text.FailureText;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Checks local files: the free space of the database's disk, and the permissions of
 * secret files and of the data and results folders, which hold URLs and user ids. Folders
 * are created for their owner only; those of earlier versions may be open.
 */
@Component
final class LocalFiles {

	private final List<Path> folders;

	private final SecretFiles secrets;

	private final DataDisk disk;

	LocalFiles(@Value("${linkkeeper.data}") String data, LinkkeeperProperties properties, SecretFiles secrets,
			DataDisk disk) {
		this.secrets = secrets;
		this.disk = disk;
		this.folders = List.of(Path.of(data), properties.resultsFolder());
	}

	List<DoctorCheck> checks() {
		List<DoctorCheck> checks = new ArrayList<>(List.of(folders()));
		this.secrets.openToOthers()
			.forEach((setting) -> checks.add(new DoctorCheck("secrets", Result.WARN,
					"other users can read the file that %s names; `chmod 600` it".formatted(setting))));
		this.disk.state().map(LocalFiles::disk).ifPresent(checks::add);
		return checks;
	}

	private DoctorCheck folders() {
		List<String> open = new ArrayList<>();
		for (Path folder : this.folders) {
			try {
				if (OwnerOnly.isOpen(folder)) {
					open.add(folder.toString());
				}
			}
			catch (IOException ex) {
				return new DoctorCheck("files", Result.WARN,
						"the rights on %s cannot be read: %s".formatted(folder, FailureText.of(ex)));
			}
		}
		return open.isEmpty()
				? new DoctorCheck("files", Result.OK, "ledger and results are readable by their owner only")
				: new DoctorCheck("files", Result.WARN,
						"other users of this machine can enter %s; close it: `chmod -R go= %s`"
							.formatted(String.join(" and ", open), String.join(" ", open)));
	}

	private static DoctorCheck disk(DiskState state) {
		return new DoctorCheck("disk", switch (state.level()) {
			case OK -> Result.OK;
			case SCARCE -> Result.WARN;
			case FULL -> Result.BAD;
		}, state.message());
	}

}
