// What the page asks its server; every answer is JSON, every refusal a sentence.

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Error("The page's server has stopped; start `quotetrack review` again.");
  }
  const told = await response.json().catch(() => ({ error: "The server gave no sensible answer." }));
  if (!response.ok) throw new Error(told.error);
  return told;
}

export function get(name, values = {}) {
  return answer(fetch(`api/${name}?${new URLSearchParams(values)}`));
}

export function post(name, body) {
  return answer(fetch(`api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}
