/** Which person the visitor is, what they look at, and the tab of the tenant. Kept in the page's address, to survive a reload. */
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
