package io.linkkeeper.console.frame;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Style sheet and scripts.
 */
@Controller
final class AssetController {

	private static final Duration LONG = Duration.ofDays(365);

	@GetMapping("/assets/{hash}/{name}")
	ResponseEntity<byte[]> asset(@PathVariable String hash, @PathVariable String name) {
		Asset asset = Asset.find(hash, name);
		return (asset == null) ? ResponseEntity.notFound().build()
				: ResponseEntity.ok()
					.cacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
					.header(HttpHeaders.CONTENT_TYPE, asset.type())
					.body(asset.content());
	}

}
