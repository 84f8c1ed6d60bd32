/**
 * The application permissions that we ask for: the names in manifests/entra/permissions.json, which a test compares.
 */
export const PERMISSIONS = [
  'User.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'Directory.Read.All',
  'GroupMember.ReadWrite.All',
  'MailboxSettings.ReadWrite',
  'MailboxSettings.Read',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-TAP.ReadWrite.All',
  'Policy.Read.AuthenticationMethod',
  'RoleManagement.Read.Directory',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** The directory roles that we ask for, with Microsoft's template ids, which tokens contain. */
export const ROLES = { 'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1' } as const;

export type Role = keyof typeof ROLES;
