import type { StepName } from '#domain/plan/plan.ts';

/** The name of each step while it runs and after it is done. */
export const esSteps: Readonly<
  Record<StepName, { readonly plan: string; readonly doing: string; readonly done: string }>
> = {
  reserve_address: {
    plan: 'Apartar la dirección',
    doing: 'revisando la dirección y las licencias…',
    done: 'dirección apartada',
  },
  create_user: { plan: 'Crear la cuenta', doing: 'creando la cuenta…', done: 'cuenta creada' },
  assign_licence: { plan: 'Asignar la licencia', doing: 'asignando la licencia…', done: 'licencia asignada' },
  wait_mailbox: { plan: 'Esperar el buzón', doing: 'esperando el buzón…', done: 'buzón listo' },
  mailbox_settings: { plan: 'Poner idioma y hora', doing: 'poniendo idioma y hora…', done: 'idioma y hora puestos' },
  join_groups: { plan: 'Agregar a los grupos', doing: 'agregando a los grupos…', done: 'grupos listos' },
  read_back: { plan: 'Comprobar todo', doing: 'comprobando todo…', done: 'todo comprobado' },
  hand_over: { plan: 'Entregar la cuenta', doing: 'entregando la cuenta…', done: 'cuenta entregada' },
  wait_first_day: { plan: 'Esperar el primer día', doing: 'esperando el primer día…', done: 'llegó el primer día' },
  wait_last_day: { plan: 'Esperar el último día', doing: 'esperando el último día…', done: 'último día cumplido' },
  check_account: { plan: 'Revisar la cuenta', doing: 'revisando la cuenta…', done: 'cuenta revisada' },
  update_user: { plan: 'Cambiar los datos', doing: 'cambiando los datos…', done: 'datos cambiados' },
  rename: { plan: 'Cambiar la dirección', doing: 'cambiando la dirección…', done: 'dirección cambiada' },
  primary_address: {
    plan: 'Poner la dirección nueva como principal',
    doing: 'poniendo la dirección nueva como principal…',
    done: 'dirección nueva como principal',
  },
  restore_user: { plan: 'Restaurar la cuenta', doing: 'restaurando la cuenta…', done: 'cuenta restaurada' },
  change_licences: {
    plan: 'Cambiar las licencias',
    doing: 'cambiando las licencias…',
    done: 'licencias cambiadas',
  },
  unblock_sign_in: { plan: 'Permitir la entrada', doing: 'permitiendo la entrada…', done: 'entrada permitida' },
  block_sign_in: { plan: 'Impedir la entrada', doing: 'impidiendo la entrada…', done: 'entrada impedida' },
  revoke_sessions: {
    plan: 'Cerrar las sesiones abiertas',
    doing: 'cerrando las sesiones abiertas…',
    done: 'sesiones cerradas',
  },
  discard_password: {
    plan: 'Anular la contraseña',
    doing: 'anulando la contraseña…',
    done: 'contraseña anulada',
  },
  auto_reply: {
    plan: 'Poner o quitar la respuesta automática',
    doing: 'ajustando la respuesta automática…',
    done: 'respuesta automática lista',
  },
  redirect: {
    plan: 'Poner o quitar la redirección',
    doing: 'ajustando la redirección…',
    done: 'redirección lista',
  },
  leave_groups: { plan: 'Sacar de los grupos', doing: 'sacando de los grupos…', done: 'fuera de los grupos' },
  forwarding: {
    plan: 'Apagar o devolver las reglas que envían mensajes afuera',
    doing: 'revisando las reglas que envían mensajes afuera…',
    done: 'reglas que envían mensajes afuera, listas',
  },
  exchange: { plan: 'Paso a mano en Exchange', doing: 'paso a mano en Exchange…', done: 'paso a mano hecho' },
  verify: { plan: 'Comprobar todo', doing: 'comprobando todo…', done: 'todo comprobado' },
  soft_delete: { plan: 'Eliminar la cuenta', doing: 'eliminando la cuenta…', done: 'cuenta eliminada' },
  end_redirection: {
    plan: 'Quitar la redirección en su fecha',
    doing: 'quitando la redirección…',
    done: 'redirección quitada',
  },
};
