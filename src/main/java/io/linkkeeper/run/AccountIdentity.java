package io.linkkeeper.run;

/**
 * Which account a run belongs to. A run is continued under no other.
 *
 * @param name the account's name in the configuration
 * @param serviceUrl the API's URL
 * @param partnerId the account's number
 */
public record AccountIdentity(String name, String serviceUrl, int partnerId) {

	/**
	 * Whether two identities mean the same account, whatever they are called here.
	 * @param other another identity
	 * @return true when URL and number are the same
	 */
	public boolean isSameAccount(AccountIdentity other) {
		return this.serviceUrl.equals(other.serviceUrl) && this.partnerId == other.partnerId;
	}

	@Override
	public String toString() {
		return this.name + " (partner " + this.partnerId + " at " + this.serviceUrl + ")";
	}

}
