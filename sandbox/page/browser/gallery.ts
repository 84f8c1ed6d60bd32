import { render, type VNode } from 'preact';
import type { Gallery, GalleryScreen } from '#sandbox/page/gallery.ts';
import type { PageState } from '#sandbox/page/protocol.ts';
import { SurfaceView } from './blocks/surface-view.ts';
import { PageContext, type Page } from './page-state/use-page.ts';
import { html } from './parts/html.ts';

/** Draws all screens one below the other, in columns where there is room. */
export function showGallery(gallery: Gallery): void {
  const page = pageOf(gallery);
  const place = document.createElement('main');
  place.className = 'gallery';
  document.body.replaceChildren(place);
  const figures = gallery.screens.map(
    (screen, index) => html`<${Figure} key=${screen.name} screen=${screen} index=${index} />`,
  );
  render(html`<${PageContext.Provider} value=${page}>${figures}<//>`, place);
}

function Figure({ screen, index }: { screen: GalleryScreen; index: number }): VNode {
  const { name, title, buttons, text, blocks } = screen;
  const at = { kind: 'modal', modalId: `screen-${index}` } as const;
  return html`<figure>
    <figcaption>${name}</figcaption>
    <div class="screen">
      ${title !== null && html`<header class="dialog-head"><h2>${title}</h2></header>`}
      <div class=${title === null ? 'message-words' : 'dialog-body'}>
        ${blocks.length > 0 ? html`<${SurfaceView} at=${at} blocks=${blocks} />` : html`<p class="text">${text}</p>`}
      </div>
      ${buttons.length > 0 && html`<footer>${buttons.map((label) => html`<button type="button">${label}</button>`)}</footer>`}
    </div>
  </figure>`;
}

/** A page on which nothing can be done: it only knows people's names. */
function pageOf({ people }: Gallery): Page {
  const users = people.map(({ id, name }) => ({ id, teamId: '', name, realName: name, email: '', locale: 'es-LA' }));
  const state: PageState = {
    ...{ institution: '', me: '', personas: [], lastFromBot: [], users, botUserId: '', botConnected: true },
    ...{ channels: [], directMessage: '', messages: [], modals: [], home: null, notices: [], commands: [] },
    ...{ shortcuts: [], faultKinds: [], faults: [] },
    tenant: { users: [], deletedUsers: [], skus: [], journal: [], now: '' },
  };
  return {
    ...{ state, place: { as: '', at: '', panel: '' }, switching: false },
    go: () => undefined,
    act: async () => await Promise.resolve({ ok: false }),
  };
}

/** What is wider than its place, by the captions of the screens; not what is meant to be scrolled or cut, as lines to copy and what is filled in. */
export function findOverflow(): readonly string[] {
  const wide = [...document.querySelectorAll<HTMLElement>('figure :not(select, option, input)')].filter((element) => {
    const { display, overflowX } = getComputedStyle(element);
    return display !== 'inline' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
  });
  return wide.map((element) => {
    const caption = element.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
    return `${caption}: ${element.tagName.toLowerCase()} «${element.textContent.slice(0, 60)}»`;
  });
}

/** The pixels of a picture, given as a data URL; their colours as a data URL too. */
export async function pixelsOf(
  png: string,
): Promise<{ readonly width: number; readonly height: number; readonly rgba: string }> {
  const picture = new Image();
  picture.src = png;
  await picture.decode();
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([context.getImageData(0, 0, width, height).data]));
  await new Promise((resolve) => reader.addEventListener('load', resolve));
  return { width, height, rgba: String(reader.result) };
}
