import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { NewcomerKind, PageAnswer } from '#sandbox/page/protocol.ts';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

/** Adds a person to the chat, so that one can see the bot deliver what was waiting for them. */
export function NewcomerForm(): VNode {
  const { act } = useThePage();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [kind, setKind] = useState<NewcomerKind>('member');
  const [message, setMessage] = useState<FormMessage>(noMessage);
  async function join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const outcome = await act({ do: 'join', name: name.trim(), email: email.trim(), kind });
    const next = kind === 'outsider' ? '' : ' Para ser esa persona, elíjala en «Usted es».';
    setMessage(messageFor(outcome, `${name.trim()} entró al chat.${next}`));
    if (!outcome.ok) return;
    setName('');
    setEmail('');
  }
  return html`<form class="sign-in" onSubmit=${(event: SubmitEvent) => void join(event)}>
    <${Field} id="newcomer-name" label="Nombre completo" value=${name} set=${setName} />
    <${Field} id="newcomer-email" label="Correo con el que entra" mode="email" value=${email} set=${setEmail} />
    <label for="newcomer-kind">Entra como</label>
    <select id="newcomer-kind" onChange=${(event: Event) => setKind(chosenIn(event) as NewcomerKind)}>
      ${kinds.map(([value, words]) => html`<option value=${value} selected=${value === kind}>${words}</option>`)}
    </select>
    <${Outcome} message=${message} />
    <button type="submit">Entrar al chat</button>
  </form>`;
}

const kinds: readonly (readonly [NewcomerKind, string])[] = [
  ['member', 'Persona de la institución'],
  ['unconfirmed', 'Persona de la institución que no ha confirmado su correo'],
  ['guest', 'Invitado de varios canales'],
  ['single_channel_guest', 'Invitado de un solo canal'],
  ['outsider', 'Persona de otra organización (Slack Connect)'],
];

function chosenIn(event: Event): string {
  return (event.currentTarget as HTMLSelectElement).value;
}

/** Changes the address in the profile of a person in the chat, or deactivates them. */
export function ProfileEmailForm(): VNode {
  const { state, act } = useThePage();
  const [chosen, setChosen] = useState(state.me);
  const [email, setEmail] = useState<string | null>(null);
  const [isUnconfirmed, setUnconfirmed] = useState(false);
  const [message, setMessage] = useState<FormMessage>(noMessage);
  // Slack does not send the app events about people of other organisations.
  const ours = state.personas.filter(({ user }) => user.isStranger !== true);
  const person = state.users.find((user) => user.id === chosen);
  const value = email ?? person?.email ?? '';
  async function change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const outcome = await act({ do: 'profile-email', user: chosen, email: value.trim(), unconfirmed: isUnconfirmed });
    setMessage(messageFor(outcome, `El perfil quedó con ese correo${isUnconfirmed ? ', sin confirmar' : ''}.`));
    if (outcome.ok) setEmail(null);
  }
  const isGone = person?.deleted === true;
  async function leave(): Promise<void> {
    const outcome = await act({ do: 'profile-left', user: chosen, left: !isGone });
    setMessage(messageFor(outcome, isGone ? 'La persona volvió al chat.' : 'La persona ya no está en el chat.'));
  }
  function choose(event: Event): void {
    setChosen(chosenIn(event));
    setEmail(null);
    setMessage(noMessage);
  }
  return html`<form class="sign-in" onSubmit=${(event: SubmitEvent) => void change(event)}>
    <label for="profile-person">Quién</label>
    <select id="profile-person" value=${chosen} onChange=${choose}>
      ${ours.map(({ user }) => html`<option value=${user.id} selected=${user.id === chosen}>${user.realName}</option>`)}
    </select>
    <${Field} id="profile-email" label="Correo de su perfil" mode="email" value=${value} set=${setEmail} />
    <label>
      <input
        type="checkbox"
        checked=${isUnconfirmed}
        onChange=${(event: Event) => setUnconfirmed((event.currentTarget as HTMLInputElement).checked)}
      />
      ${' '}Sin confirmar: no ha respondido el mensaje que Slack envía a ese correo
    </label>
    <${Outcome} message=${message} />
    <button type="submit">Cambiar el correo del perfil</button>
    <button type="button" onClick=${() => void leave()}>
      ${isGone ? 'Volver al chat' : 'Desactivar a la persona'}
    </button>
  </form>`;
}

interface FormMessage {
  readonly good: boolean;
  readonly words: string;
}

const noMessage: FormMessage = { good: true, words: '' };

function messageFor(answer: PageAnswer, words: string): FormMessage {
  if (answer.ok) return { good: true, words };
  const why =
    answer.error === 'email_taken'
      ? 'Otra persona del chat ya tiene ese correo. Escriba uno distinto.'
      : 'Falta algo o el correo no está bien escrito. Un correo se escribe así: nombre@lugar.co';
  return { good: false, words: why };
}

function Outcome(props: { message: FormMessage }): VNode {
  const { good, words } = props.message;
  if (words === '') return html``;
  return good
    ? html`<p class="alert success" role="status">${words}</p>`
    : html`<p class="error" role="alert">${words}</p>`;
}

function Field(props: {
  id: string;
  label: string;
  mode?: 'email';
  value: string;
  set: (value: string) => void;
}): VNode {
  return html`<label for=${props.id}>${props.label}</label>
    <input
      id=${props.id}
      type="text"
      inputmode=${props.mode ?? 'text'}
      autocomplete="off"
      spellcheck=${false}
      value=${props.value}
      onInput=${(event: InputEvent) => props.set((event.currentTarget as HTMLInputElement).value)}
    />`;
}
