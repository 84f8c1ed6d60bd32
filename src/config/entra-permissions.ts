import { z } from 'zod';
import file from '../../manifests/entra/permissions.json' with { type: 'json' };

/** `null`: always; `NAME=value`: with that setting; `optional`: it works without, and does less. */
const when = z
  .string()
  .regex(/^([A-Z_]+=\S+|optional)$/)
  .nullable();

const manifest = z.strictObject({
  source: z.string(),
  resourceAppId: z.guid(),
  permissions: z.array(
    z.strictObject({
      id: z.guid(),
      name: z.string().regex(/^[A-Z][\w.-]+$/),
      when,
      /** The role of Exchange's RBAC for Applications that can be given instead, over chosen mailboxes only. */
      exchangeRole: z.string().optional(),
      whatFor: z.string(),
    }),
  ),
  roles: z.array(z.strictObject({ templateId: z.guid(), name: z.string(), when, whatFor: z.string() })),
});

export type EntraPermissions = z.infer<typeof manifest>;

/** What the application asks of a tenant: the one list that the README, the local tenant and the tests are made from. */
export const entraPermissions: EntraPermissions = manifest.parse(file);
