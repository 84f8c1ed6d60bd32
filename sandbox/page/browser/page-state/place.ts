/** Where the visitor is: who they are, what they look at, and the tab beside it. Kept in the address, so that it survives a reload. */
export interface Place {
  readonly as: string;
  /** A channel id, `correo` for the direct message with the bot, or `inicio` for its home. */
  readonly at: string;
  readonly panel: string;
}

export function readPlace(): Place {
  const hash = new URLSearchParams(location.hash.slice(1));
  return { as: hash.get('como') ?? '', at: hash.get('en') ?? 'correo', panel: hash.get('panel') ?? 'usuarios' };
}

export function writePlace(place: Place): void {
  const hash = new URLSearchParams({ como: place.as, en: place.at, panel: place.panel });
  history.replaceState(null, '', `#${hash}`);
}
