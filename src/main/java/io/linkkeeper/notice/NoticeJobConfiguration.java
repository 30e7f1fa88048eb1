package io.linkkeeper.notice;

import java.time.Clock;

import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.snapshot.LinkSnapshot;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Configures the notice job, which reads links that expire soon, plans no change by
 * {@link NoticeRule}, and notifies owners and operators.
 */
@Configuration(proxyBeanMethods = false)
class NoticeJobConfiguration {

	@Bean
	NoticePublisher noticePublisher(LinkSnapshot snapshot, HeldLinks held, Folders folders, Notifications notifications,
			Clock clock) {
		return new NoticePublisher(snapshot, held, folders, notifications, clock);
	}

	@Bean
	NoticeFeature noticeFeature(LinkSnapshot snapshot, HeldLinks held, RunFiles files, RunQueries queries,
			NoticePublisher publisher, TransactionTemplate transaction) {
		return new NoticeFeature(snapshot, held, files, queries, publisher, transaction);
	}

	@Bean
	Job notice(JobAssembly assembly, NoticeFeature feature) {
		return assembly.job(feature);
	}

}
