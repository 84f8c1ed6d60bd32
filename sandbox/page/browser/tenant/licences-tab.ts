import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { productName } from './product-names.ts';
import { useThePage } from '../page-state/use-page.ts';

export function LicencesTab(): VNode {
  const { state } = useThePage();
  return html`<ul class="cards" aria-label="Licencias">
    ${state.tenant.skus.map((sku) => {
      const free = sku.enabled - sku.consumed;
      return html`<li class="card" key=${sku.skuId}>
        <strong>${productName(sku.skuPartNumber)}</strong>
        <span class="address">${sku.skuPartNumber}</span>
        <meter
          aria-label=${`Licencias en uso de ${productName(sku.skuPartNumber)}`}
          min="0"
          max=${Math.max(sku.enabled, sku.consumed, 1)}
          value=${sku.consumed}
        ></meter>
        <span>${sku.consumed} en uso de ${sku.enabled} · ${freeWords(free)}</span>
      </li>`;
    })}
  </ul>`;
}

function freeWords(free: number): string {
  if (free <= 0) return 'ninguna libre';
  return free === 1 ? '1 libre' : `${free} libres`;
}
