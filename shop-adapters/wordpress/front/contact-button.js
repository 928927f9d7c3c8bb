/* The block "Contact us" in the editor: one field for the label; the button itself is rendered on the server. */
((wp, words) => {
  const el = wp.element.createElement;
  wp.blocks.registerBlockType('zgoda/contact-button', {
    apiVersion: 2,
    title: words.title,
    description: words.description,
    icon: 'format-chat',
    category: 'widgets',
    attributes: { label: { type: 'string', default: '' } },
    edit: ({ attributes, setAttributes }) =>
      el(
        'div',
        wp.blockEditor.useBlockProps(),
        el(
          wp.blockEditor.InspectorControls,
          null,
          el(
            wp.components.PanelBody,
            { title: words.title },
            el(wp.components.TextControl, {
              label: words.label,
              value: attributes.label,
              placeholder: words.fallback,
              onChange: (label) => setAttributes({ label }),
            }),
          ),
        ),
        el('span', { className: 'wp-element-button' }, attributes.label || words.fallback),
      ),
    save: () => null,
  });
})(window.wp, window.zgodaContactButton);
