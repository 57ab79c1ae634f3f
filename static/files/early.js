// Runs before anything is drawn, so that what needs script, and what script hides, never flashes.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
