import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SignInOutcome } from '#sandbox/services/tenant.ts';
import { html } from '../parts/html.ts';
import { SecondFactor } from './second-factor.ts';
import { useThePage } from '../page-state/use-page.ts';

interface SignInAttempt {
  readonly address: string;
  readonly password: string;
}

/** Stands in for Microsoft's sign-in page in the person's own browser. Passwords are only in this form, until it is done. */
export function SignInTab(): VNode {
  const { act } = useThePage();
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [mustChange, setMustChange] = useState<SignInAttempt | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [welcome, setWelcome] = useState<string | null>(null);
  const fresh = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (mustChange !== null) fresh.current?.focus();
  }, [mustChange]);

  function settle(result: SignInOutcome | undefined, tried: SignInAttempt): void {
    setOutcome(null);
    if (result?.outcome === 'signed-in') {
      setWelcome(result.displayName);
      setMustChange(null);
      setPassword('');
    } else if (result?.outcome === 'must-change-password') {
      setMustChange(tried);
    } else {
      setOutcome(sentence(result));
    }
  }
  async function enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const tried = { address: address.trim(), password };
    if (tried.address === '' || password === '') {
      setOutcome('Escriba su dirección de correo y su contraseña.');
      return;
    }
    settle((await act({ do: 'sign-in', ...tried })).signIn, tried);
  }
  async function change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const newPassword = fresh.current?.value ?? '';
    if (mustChange === null) return;
    if (newPassword === '' || newPassword !== again.current?.value) {
      setOutcome('Las dos contraseñas nuevas no son iguales. Escríbalas de nuevo.');
      fresh.current?.focus();
      return;
    }
    settle((await act({ do: 'sign-in', ...mustChange, newPassword })).signIn, mustChange);
  }
  function startOver(): void {
    setWelcome(null);
    setMustChange(null);
    setOutcome(null);
    setPassword('');
  }

  const problem = html`<p class="error" role="alert">${outcome}</p>`;
  if (welcome !== null) {
    return html`<div class="sign-in">
      <p class="alert success" role="status">¡Bienvenido a su correo! Inició sesión como <b>${welcome}</b>.</p>
      <${SecondFactor} address=${address.trim()} />
      <button type="button" onClick=${startOver}>Cerrar sesión</button>
    </div>`;
  }
  if (mustChange !== null) {
    return html`<form class="sign-in" key="change" onSubmit=${(event: SubmitEvent) => void change(event)}>
      <p class="alert info">
        Es su primer ingreso como <b>${mustChange.address}</b>. Elija una contraseña nueva que solo usted conozca.
      </p>
      <label for="new-password">Nueva contraseña</label>
      <input id="new-password" type="password" autocomplete="off" ref=${fresh} />
      <label for="new-password-again">Repita la nueva contraseña</label>
      <input id="new-password-again" type="password" autocomplete="off" ref=${again} />
      ${problem}
      <button type="submit" class="primary">Cambiar contraseña</button>
      <button type="button" onClick=${startOver}>Volver</button>
    </form>`;
  }
  return html`<form class="sign-in" key="enter" onSubmit=${(event: SubmitEvent) => void enter(event)}>
    <p>Así entra una persona a su correo por primera vez, con la contraseña temporal que Correo le mostró.</p>
    <label for="address">Dirección de correo</label>
    <input
      id="address"
      type="text"
      inputmode="email"
      autocomplete="off"
      value=${address}
      onInput=${(event: InputEvent) => setAddress((event.currentTarget as HTMLInputElement).value)}
    />
    <label for="password">Contraseña</label>
    <input
      id="password"
      type="password"
      autocomplete="off"
      value=${password}
      onInput=${(event: InputEvent) => setPassword((event.currentTarget as HTMLInputElement).value)}
    />
    ${problem}
    <button type="submit" class="primary">Iniciar sesión</button>
  </form>`;
}

function sentence(result: SignInOutcome | undefined): string {
  switch (result?.outcome) {
    case 'wrong-password':
      return 'La contraseña no es correcta. Revise mayúsculas y signos, o pida ver otra contraseña temporal.';
    case 'unknown-user':
      return 'No existe una cuenta con esa dirección.';
    case 'blocked':
      return 'Esta cuenta está bloqueada. Hable con la oficina de sistemas.';
    case 'weak-password':
      return `Esa contraseña no sirve: ${result.why}`;
    default:
      return 'No se pudo iniciar sesión. Inténtelo de nuevo.';
  }
}
