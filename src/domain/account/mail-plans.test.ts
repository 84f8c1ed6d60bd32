import { describe, expect, it } from 'vitest';
import { hasMailboxPlan, mailLicences } from './mail-plans.ts';

describe('a mailbox plan', () => {
  it.each([
    ['plan 1', '9aaf7827-d63c-4b61-89c3-182f06f82e5c'],
    ['plan 2 in capitals', 'EFB87545-963C-4E0D-99DF-69C6916D9EB0'],
    ["kiosk's", '4a82b400-a79f-41a4-b4e2-e94f5787b113'],
    ['plan 1 of a government', 'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd'],
    ["a small business's, whose name begins otherwise", 'd42bdbd6-c335-4231-ab3d-c8f348d5aff5'],
  ])('is %s', (_, id) => expect(hasMailboxPlan([id])).toBe(true));

  it.each([
    ['the archive', '176a09a6-7ec5-4039-ac02-b2791c6ba793'],
    ['the foundation', '113feb6c-3fe4-4440-bddc-54d774bf0318'],
    ['the foundation of a government', '922ba911-5694-4e99-a794-73aed9bfeec8'],
    ['compliance', 'cd31b152-6326-4d1b-ae1b-997b625182e6'],
  ])('is not %s', (_, id) => expect(hasMailboxPlan([id])).toBe(false));
});

describe('the mail licence', () => {
  const licence = (skuId: string, mailbox: boolean): { skuId: string; skuPartNumber: string; mailbox: boolean } => ({
    skuId,
    skuPartNumber: skuId,
    mailbox,
  });

  it('is none of the add-ons, nor Teams Enterprise with its kiosk plan', () => {
    const e1 = licence('18181a46-0d4e-45cd-891e-60aabd171b4e', true);
    const archive = licence('ee02fd1b-340e-4a4b-b355-4a514e4c8943', false);
    const teams = licence('7e31c0d9-9551-471d-836f-32ee72be4a01', true);
    expect(mailLicences([teams, e1, archive])).toEqual([e1]);
  });

  it('is left open among several', () => {
    const held = [licence('18181a46-0d4e-45cd-891e-60aabd171b4e', true), licence('other', true)];
    expect(mailLicences(held)).toHaveLength(2);
  });
});
