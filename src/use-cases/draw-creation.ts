import { proposeLocalParts } from '#domain/address.ts';
import { displayNameOf, type CreationForm } from '#domain/form.ts';
import { CREATION_STEPS, NO_WORK } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import { cannot, type DrawDeps, type Drawing } from './drawing.ts';

/** The plan of a new account, with the first address that is free. */
export async function drawCreation(
  deps: DrawDeps,
  { request, form }: { readonly request: Request; readonly form: CreationForm },
): Promise<Drawing> {
  const wished = form.desiredLocalPart === null ? [] : [form.desiredLocalPart];
  const kept = request.plan === null ? [] : [request.plan.address.split('@')[0] ?? ''];
  const locals = [...new Set([...kept, ...wished, ...proposeLocalParts(form, 20)])];
  const addresses = locals.map((local) => `${local}@${deps.institution.mailDomain}`);
  const ours = await deps.store.addressesTaken(addresses, { requestId: request.id, accountId: null });
  const candidates = addresses.filter((address) => !ours.has(address)).slice(0, 6);
  const survey = await deps.directory.survey(candidates);
  const address = candidates.find((candidate) => !survey.taken.has(candidate));
  if (address === undefined) return cannot('no_free_address');
  const { skuId, skuPartNumber, free, total } = survey.licence;
  return {
    plan: {
      ...NO_WORK,
      address,
      displayName: displayNameOf(form),
      licence: { skuId, skuPartNumber },
      groups: survey.groups,
      mailbox: { locale: deps.institution.locale, timeZone: deps.institution.timeZone },
      steps: CREATION_STEPS,
    },
    seats: { free, total },
  };
}
