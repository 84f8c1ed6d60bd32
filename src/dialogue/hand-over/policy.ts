import type { Tick } from '#domain/form/delivery.ts';
import { fullName, type OwnName } from '#domain/people/own-name.ts';
import type { Request } from '#domain/request/request.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide } from '#use-cases/ports/guide.ts';
import { ACTIONS, GUIDE_FORMS } from '../act-names.ts';
import { actions, note, paragraph, shorten, type Dialog, type Field } from '../screen.ts';
import { askAboveAction, helpAbout } from '../parts/ask-systems.ts';
import { guideParts } from './guide.ts';
import { tickOf } from './induction.ts';

/** The field for the name with which the policy of use is accepted. */
export const POLICY_NAME = 'policy_name';
export const LONGEST_NAME = 150;

/** The state of the policy's window: the hash of its text, and whether it replaces an acceptance. */
interface PolicyState {
  readonly requestId: string;
  readonly item: 'policy';
  readonly sha256?: string;
  readonly again?: true;
}

interface PolicyInput {
  readonly request: Request;
  readonly guide: Guide;
  /** The text to show. */
  readonly policy: ShownText;
  /** The holder's name. */
  readonly own: OwnName;
}

/** The policy of use, with the field to accept it; after that, with what was accepted and a button to correct it. */
export function policyDialog(m: Messages, about: PolicyInput): Dialog {
  const { request, policy } = about;
  const words = m.induction.policy;
  const tick = tickOf(request, 'policy');
  if (tick === null) return acceptDialog(m, about);
  const isOther = tick.text !== undefined && tick.text.sha256 !== policy.sha256;
  const earlier = (tick.earlier ?? []).map((one) => note(words.earlier(...acceptedAs(m, one))));
  return {
    ...frame(m),
    content: [
      ...guideParts(about.guide),
      ...earlier,
      note(m.induction.accepted(...acceptedAs(m, tick))),
      ...(isOther ? [paragraph([[words.otherText]])] : []),
      note(words.againHint),
      actions([{ act: ACTIONS.acceptAgain, label: words.again, payload: request.id }], ACTIONS.acceptAgain),
    ],
  };
}

/** The policy with the field to accept it; `notice` is shown above. */
export function acceptDialog(m: Messages, about: PolicyInput & { again?: true; notice?: string }): Dialog {
  const { request, guide, policy, own, again, notice } = about;
  const state: PolicyState = {
    ...{ requestId: request.id, item: 'policy', sha256: policy.sha256 },
    ...(again === undefined ? {} : { again }),
  };
  return {
    ...frame(m),
    form: GUIDE_FORMS.policy,
    state,
    submit: m.induction.policy.submit,
    content: [
      ...(notice === undefined ? [] : [paragraph([[notice]])]),
      ...guideParts(guide),
      nameField(m, own),
      // The name in the register may be wrong.
      actions([askAboveAction(m, helpAbout(request, { act: 'receive', why: 'not_right' }))], 'help'),
    ],
  };
}

function frame(m: Messages): Pick<Dialog, 'title' | 'close'> {
  return { title: m.induction.guide.titlePolicy, close: m.dialogs.close };
}

/** The name, moment and version of the acceptance. */
function acceptedAs(m: Messages, { acceptedAs: name = '', at, text }: Pick<Tick, 'acceptedAs' | 'at' | 'text'>) {
  return [shorten(name, 150), m.moment(at), m.textVersion(text)] as const;
}

function nameField(m: Messages, own: OwnName): Field {
  const words = m.induction.policy;
  return {
    ...{ kind: 'field', name: POLICY_NAME, label: words.name, hint: words.hint },
    input: { input: 'line', max: LONGEST_NAME, placeholder: fullName(own).slice(0, LONGEST_NAME) },
  };
}
