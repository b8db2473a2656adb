/** Where a browser's click fell in an element, in shares of its width and height; null where it cannot be told. */
export const tapShare = (event: unknown, id: string): { x: number; y: number } | null => {
  const { clientX, clientY } = event as { clientX?: number; clientY?: number };
  const box = document.getElementById(id)?.getBoundingClientRect();
  if (clientX === undefined || clientY === undefined || !box || box.width === 0) return null;
  return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
};
