package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;

/**
 * The definition of a job that is due often.
 */
final class ServedJob {

	private ServedJob() {
	}

	/** Gives the job of a jar a schedule. */
	static void everyFiveSeconds(Jar jar) throws IOException {
		Files.writeString(jar.definition(), """
				name: expire-links
				type: expire
				limits: { maxPercent: 100 }
				schedule: { cron: '0/5 * * * * ?', zone: UTC }
				""");
	}

}
