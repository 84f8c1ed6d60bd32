/** The settings that the privacy notice depends on. */
export interface NoticeFacts {
  readonly institution: string;
  /** The systems area's copy of the record shows the whole document. */
  readonly showsFullDocument: boolean;
  /**
   * A person outside of the systems area is told what an office of one decides alone, and may have the monthly report.
   */
  readonly hasControlPerson: boolean;
  /** 0 for ever. */
  readonly retentionDays: number;
}

/**
 * The privacy notice of the form for a new account (Ley 1581 of 2012): each sentence is true under the settings. A
 * changed text needs a new version.
 */
export const esPrivacy = {
  version: '05 de 2026-11-30',
  notice: ({ institution, showsFullDocument, hasControlPerson, retentionDays }: NoticeFacts): readonly string[] => [
    `Aviso de privacidad (Ley 1581 de 2012). ${institution} usa estos datos solo para decidir sobre esta solicitud, crear, entregar y administrar la cuenta de correo, y dejar constancia de ello.`,
    showsFullDocument
      ? 'Número de documento: completo solo se imprime en la copia del registro FT-GTI-006 del área de sistemas. En los mensajes, las listas y las demás copias se ven sus últimos caracteres.'
      : 'Número de documento: no se muestra completo ni en los mensajes, ni en las listas, ni en el registro FT-GTI-006; se ven sus últimos caracteres.',
    'Correo personal y teléfono de contacto: no van a Microsoft 365. En los mensajes solo los ve el área de sistemas: el teléfono completo y el correo oculto en parte. El registro los lleva completos. El correo sirve solo para reconocer a la persona en este chat: así se le entrega la cuenta, se ve si ya tiene otra y ella misma no decide sobre la solicitud; no se le escribe. El teléfono, para llamar por esta solicitud.',
    'Nombre, cargo, dependencia y dirección: quedan en el directorio de Microsoft 365, donde los ven los compañeros. La vinculación y el fin del contrato los ven quien hace la solicitud, la persona, quien responde por la cuenta, el jefe de la dependencia y el área de sistemas.',
    ...(hasControlPerson
      ? [
          'La persona de control, que la institución nombra fuera del área de sistemas, puede ver en el informe del mes el nombre, la dirección y el último día de los contratos que terminan, y el nombre de las cuentas con la entrega pendiente; de lo que se decide sin otra persona recibe el nombre, la dependencia y el motivo.',
        ]
      : []),
    'Registro FT-GTI-006: lleva todos estos datos. Lo pueden pedir quien hace la solicitud, la persona, quien responde por la cuenta, el jefe de la dependencia y el área de sistemas, y lo revisan los auditores. Quien empieza a responder por una cuenta de dependencia no recibe los registros de cuando respondía otra persona.',
    'Lo que se escribe aquí pasa por Slack, que guarda los mensajes y archivos de este chat, y queda completo en la base de datos de la institución y sus copias de seguridad, que pueden leer quienes las administran. Slack y Microsoft son empresas que le prestan estos servicios a la institución y pueden guardar datos fuera de Colombia.',
    retentionDays === 0
      ? 'La base de datos los conserva sin límite de tiempo. Los mensajes de Slack se conservan según las reglas del chat.'
      : `La base de datos los elimina ${retentionDays} días después de terminar la solicitud; si de ella salió una cuenta, no antes de que se elimine, y lo que la lista de cuentas dice de ella, ${retentionDays} días después de eliminarla. En las copias de seguridad quedan hasta que se borran. Los mensajes de Slack se conservan según las reglas del chat.`,
    'La persona puede pedirle al área de sistemas ver, corregir o eliminar sus datos, o retirar esta autorización: con /correo pregunta, en cualquier conversación, o con el botón «Hablar con sistemas». Al marcar «Acepto», usted confirma que la persona conoce este aviso y autoriza este uso.',
  ],
  /** For a form whose text is not known any more. */
  unknown:
    'El aviso de privacidad que se le mostró ya no se puede comprobar, y la solicitud no se envió. Copie lo que escribió, cierre esta ventana y escriba /correo otra vez.',
  record: {
    version: 'Versión del aviso',
    hash: 'Huella del aviso (SHA-256)',
    gone: 'El texto del aviso que se mostró no está guardado como era; lo identifica su huella.',
  },
};
