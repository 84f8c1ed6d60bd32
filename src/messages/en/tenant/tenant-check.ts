import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { TroubleWords } from '#messages/es/tenant/tenant-check.ts';
import type { Words } from '#messages/es/es.ts';

const RESTART = 'and restart Correo';

function say(trouble: TenantTrouble): TroubleWords {
  switch (trouble.code) {
    case 'licence_unknown':
      return {
        what: `The licence ${trouble.sku} (LICENSE_SKU) does not exist in Microsoft 365.`,
        then: 'No new account can be prepared.',
        mend: `Correct LICENSE_SKU with the name or id of a licence that the institution has ${RESTART}.`,
      };
    case 'licence_without_mailbox':
      return {
        what: `The licence ${trouble.sku} (LICENSE_SKU) includes no mailbox of Exchange Online.`,
        then: 'New accounts would have no e-mail, and carrying their requests out would halt at the mailbox.',
        mend: `Put a licence with a mailbox into LICENSE_SKU ${RESTART}.`,
      };
    case 'licence_disabled':
      return {
        what: `The subscription of the licence ${trouble.sku} (LICENSE_SKU) is not active: Microsoft 365 shows it as “${trouble.status}”.`,
        then: 'It can be assigned to nobody.',
        mend: `Renew the subscription in the admin center, or put another licence into LICENSE_SKU ${RESTART}.`,
      };
    case 'licence_not_for_users':
      return {
        what: `The licence ${trouble.sku} (LICENSE_SKU) is not for people but for “${trouble.appliesTo}”.`,
        then: 'It can be assigned to no account.',
        mend: `Put a licence for users into LICENSE_SKU ${RESTART}.`,
      };
    case 'licence_by_group':
      return {
        what: `The licence ${trouble.sku} (LICENSE_SKU) is given by these groups to their members: ${trouble.groups.join(', ')}.`,
        then: 'Correo assigns it to each new account directly, not by the group as the institution does.',
        mend: `If new accounts are to get it by the group, put the group's id into LICENSE_GROUP ${RESTART}. If not, there is nothing to do.`,
      };
    case 'licence_group_wrong':
      return {
        what: `The group ${trouble.group} (LICENSE_GROUP) does not exist, or does not give the licence ${trouble.sku} (LICENSE_SKU).`,
        then: 'No new account can be prepared.',
        mend: `Assign the licence to the group in the admin center, or correct LICENSE_GROUP ${RESTART}.`,
      };
    case 'domain_unknown':
      return {
        what: `The domain ${trouble.domain} (MAIL_DOMAIN) is not in Microsoft 365.`,
        then: 'No account can be created.',
        mend: `Add and verify the domain in the admin center, or correct MAIL_DOMAIN ${RESTART}.`,
      };
    case 'domain_unverified':
      return {
        what: `The domain ${trouble.domain} (MAIL_DOMAIN) is in Microsoft 365, but not verified.`,
        then: 'No account can be created.',
        mend: 'Finish verifying the domain in the admin center.',
      };
    case 'domain_federated':
      return {
        what: `The domain ${trouble.domain} (MAIL_DOMAIN) is federated: another system does its sign-in.`,
        then: 'Microsoft 365 does not let Correo create accounts in it, and the passwords that Correo sets would not work.',
        mend: `Make the domain “Managed” in Microsoft Entra, or put a domain that is not federated into MAIL_DOMAIN ${RESTART}.`,
      };
    case 'domain_no_mail':
      return {
        what: `The domain ${trouble.domain} (MAIL_DOMAIN) is not enabled for e-mail in Microsoft 365.`,
        then: 'New accounts would get no messages at their address.',
        mend: 'Enable e-mail (Exchange) for the domain in the admin center.',
      };
    case 'domain_synced':
      return {
        what: `In the domain ${trouble.domain} (MAIL_DOMAIN) there are accounts that come from the local directory.`,
        then: 'Correo does not touch those. And where a new account has the same address as a person of the local directory, the synchronisation may join the two.',
        mend: 'Agree with who administers the local directory that Correo, and not the local directory, makes new people’s accounts.',
      };
    case 'stamp_in_use':
      return {
        what: `Another program uses extensionAttribute${trouble.attribute} already: it was seen in ${trouble.accounts === 1 ? '1 account' : `${trouble.accounts} accounts`} that Correo did not create.`,
        then: 'Correo writes its mark there in the accounts that it creates; where the other program changes it, Correo would not know its own account and stop.',
        mend: `Put the number (1 to 15) of an attribute that nobody uses into STAMP_ATTRIBUTE ${RESTART}.`,
      };
    case 'default_group': {
      const why = {
        missing: 'does not exist in Microsoft 365',
        synced: 'comes from the local directory, and who is in it is changed only there',
        restricted: 'is in a restricted administrative unit, where Correo can change nothing',
        hidden: 'hides who is in it, and Correo could not check it',
        other: 'does not let Correo add people: it fills itself, is a list of Exchange, or gives administrative rights',
      } as const;
      return {
        what: `The group ${trouble.group} (DEFAULT_GROUPS) ${why[trouble.why]}.`,
        then: 'No new account can be prepared.',
        mend: `Take that group out of DEFAULT_GROUPS, or put another in its place, ${RESTART}.`,
      };
    }
    case 'pass_disabled':
      return {
        what: 'The institution has the Temporary Access Pass switched off, and CREDENTIAL_DELIVERY=tap needs it.',
        then: 'No new person could see their pass or enter their account.',
        mend: `Switch “Temporary Access Pass” on in Microsoft Entra (Authentication methods, Policies), or set CREDENTIAL_DELIVERY=password ${RESTART}.`,
      };
    case 'pass_scope':
      return {
        what: `The Temporary Access Pass is switched on for ${trouble.groups === 1 ? 'one group' : `${trouble.groups} groups`} alone, and CREDENTIAL_DELIVERY=tap needs it for every new person.`,
        then: 'Whoever is not in those groups cannot see their pass.',
        mend: `Switch it on for all users in Microsoft Entra, or put one of those groups into DEFAULT_GROUPS ${RESTART}.`,
      };
  }
}

/** The result of the tenant's check, for the systems area. */
export const enTenantCheck: Words['tenantCheck'] = {
  title: 'Settings to check in Microsoft 365',
  intro: 'Correo goes on working, but this can stop requests or give them trouble until it is mended:',
  labels: { then: 'What happens', mend: 'What to do' },
  again: 'Once it is mended, type /correos revisar to check it.',
  fine: 'The settings in Microsoft 365 that had to be checked are all right now. Nobody has anything more to do.',
  say,
};
