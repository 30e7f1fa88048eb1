package io.linkkeeper.notify.outbox;

import io.linkkeeper.net.Network;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the delivery channels.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
class NotifyConfiguration {

	@Bean
	MailChannel mailChannel(NotifyProperties properties, Network network) {
		return new MailChannel(properties, network);
	}

	@Bean
	WebhookChannel webhookChannel(NotifyProperties properties, Network network) {
		return new WebhookChannel(properties, network);
	}

	@Bean
	DeliveryChannels channels(MailChannel mail, WebhookChannel webhook) {
		return new DeliveryChannels(mail, webhook);
	}

}
