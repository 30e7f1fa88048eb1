package io.linkkeeper.notify.outbox;

import io.linkkeeper.notify.Carriers;
import io.linkkeeper.notify.NotifyProperties;
import io.linkkeeper.notify.mail.MailCarrier;
import io.linkkeeper.notify.webhook.WebhookCarrier;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ways to people.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
class NotifyConfiguration {

	@Bean
	MailCarrier mailCarrier(NotifyProperties properties) {
		return new MailCarrier(properties);
	}

	@Bean
	WebhookCarrier webhookCarrier(NotifyProperties properties) {
		return new WebhookCarrier(properties);
	}

	@Bean
	Carriers carriers(MailCarrier mail, WebhookCarrier webhook) {
		return new Carriers(mail, webhook);
	}

}
