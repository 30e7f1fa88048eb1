package io.linkkeeper;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The Spring application: everything but the command line.
 */
@SpringBootApplication
public class LinkkeeperApplication {

}
