#include "data/FontPackages.h"

namespace deltarank::data {

const std::vector<std::string_view>& fontPackages()
{
    static const std::vector<std::string_view> packages{
        "fonts-3270",
        "fonts-adf-baskervald",
        "fonts-adf-gillius",
        "fonts-adf-romande",
        "fonts-adf-switzera",
        "fonts-adf-tribun",
        "fonts-aenigma",
        "fonts-agave",
        "fonts-anonymous-pro",
        "fonts-averia-sans-gwf",
        "fonts-averia-serif-gwf",
        "fonts-b612",
        "fonts-cabin",
        "fonts-cantarell",
        "fonts-cardo",
        "fonts-clear-sans",
        "fonts-cmu",
        "fonts-comfortaa",
        "fonts-comic-neue",
        "fonts-crosextra-caladea",
        "fonts-crosextra-carlito",
        "fonts-dejavu-core",
        "fonts-dejavu-extra",
        "fonts-dosis",
        "fonts-dustin",
        "fonts-ebgaramond",
        "fonts-essays1743",
        "fonts-eurofurence",
        "fonts-fantasque-sans",
        "fonts-firacode",
        "fonts-freefont-ttf",
        "fonts-georgewilliams",
        "fonts-go",
        "fonts-inter",
        "fonts-jetbrains-mono",
        "fonts-jura",
        "fonts-karla",
        "fonts-lato",
        "fonts-liberation2",
        "fonts-linex",
        "fonts-linuxlibertine",
        "fonts-monoid",
        "fonts-mononoki",
        "fonts-mph-2b-damase",
        "fonts-noto-mono",
        "fonts-oldstandard",
        "fonts-open-sans",
        "fonts-opendyslexic",
        "fonts-osifont",
        "fonts-paratype",
        "fonts-play",
        "fonts-quicksand",
        "fonts-roboto-slab",
        "fonts-roboto-unhinted",
        "fonts-sjfonts",
        "fonts-stix",
        "fonts-tiresias",
        "fonts-tuffy",
        "fonts-urw-base35",
        "fonts-vollkorn",
        "fonts-yanone-kaffeesatz",
    };
    return packages;
}

std::string fontInstallCommand()
{
    std::string command = "sudo apt-get install --no-install-recommends";
    for (std::string_view package : fontPackages())
        command.append(" ").append(package);
    return command;
}

} // namespace deltarank::data
