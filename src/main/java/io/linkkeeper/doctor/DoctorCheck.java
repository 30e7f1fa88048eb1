package io.linkkeeper.doctor;

/**
 * One thing the doctor looked at.
 *
 * @param name what it is
 * @param ok whether it is as it should be
 * @param message what was found, and what to do when it is not as it should be
 */
public record DoctorCheck(String name, boolean ok, String message) {

}
