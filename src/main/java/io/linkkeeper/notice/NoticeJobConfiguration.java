package io.linkkeeper.notice;

import java.time.Clock;

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
 * The notice job: reads the links that expire soon by {@link NoticeRule}, changes none,
 * and tells their owners of them.
 */
@Configuration(proxyBeanMethods = false)
class NoticeJobConfiguration {

	@Bean
	NoticeFeature noticeFeature(LinkSnapshot snapshot, RunFiles files, RunQueries queries, Folders folders,
			Notifications notifications, TransactionTemplate transaction, Clock clock) {
		return new NoticeFeature(snapshot, files, queries, new NoticeOffice(snapshot, folders, notifications, clock),
				transaction);
	}

	@Bean
	Job notice(JobAssembly assembly, NoticeFeature feature) {
		return assembly.job(feature);
	}

}
