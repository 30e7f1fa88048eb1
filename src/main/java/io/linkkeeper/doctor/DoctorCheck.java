package io.linkkeeper.doctor;

/**
 * The result of one check.
 *
 * @param name the name of the check
 * @param ok whether it passed
 * @param message the result, and the remedy on failure
 */
public record DoctorCheck(String name, boolean ok, String message) {

}
