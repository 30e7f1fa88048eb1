package io.linkkeeper.run;

/**
 * The account that a run belongs to. A run is only resumed under the same account.
 *
 * @param name the account's name in the configuration
 * @param serviceUrl the API's URL
 * @param partnerId the account's partner id
 */
public record AccountIdentity(String name, String serviceUrl, int partnerId) {

	/**
	 * Whether two identities denote the same account, regardless of their configured
	 * names.
	 * @param other another identity
	 * @return true when service URL and partner id are equal
	 */
	public boolean isSameAccount(AccountIdentity other) {
		return this.serviceUrl.equals(other.serviceUrl) && this.partnerId == other.partnerId;
	}

	@Override
	public String toString() {
		return this.name + " (partner " + this.partnerId + " at " + this.serviceUrl + ")";
	}

}
