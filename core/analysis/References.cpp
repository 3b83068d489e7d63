#include "analysis/References.h"

#include <algorithm>

namespace deltarank::analysis {

namespace {

const std::vector<Reference>& all()
{
    static const std::vector<Reference> list{
        {"deltarank", "",
         "@software{deltarank,\n"
         "  title = {{DeltaRank}: how much rank does a task need?},\n"
         "  author = {{The DeltaRank authors}},\n"
         "  version = {" DELTARANK_VERSION "}\n}"},
        {"lorataskcomplexity", "",
         "@misc{lorataskcomplexity,\n"
         "  title = {Exploring the Correlation between {LoRA} and Task Complexity},\n"
         "  note = {Add the authors as the paper names them}\n}"},
        {"hu2022lora", "Hu et al., 2022",
         "@inproceedings{hu2022lora,\n"
         "  title = {{LoRA}: Low-Rank Adaptation of Large Language Models},\n"
         "  author = {Hu, Edward J. and Shen, Yelong and Wallis, Phillip and Allen-Zhu, Zeyuan and Li, "
         "Yuanzhi "
         "and Wang, Shean and Wang, Lu and Chen, Weizhu},\n"
         "  booktitle = {International Conference on Learning Representations},\n"
         "  year = {2022}\n}"},
        {"kalajdzievski2023rslora", "Kalajdzievski, 2023",
         "@misc{kalajdzievski2023rslora,\n"
         "  title = {A Rank Stabilization Scaling Factor for Fine-Tuning with {LoRA}},\n"
         "  author = {Kalajdzievski, Damjan},\n"
         "  year = {2023},\n  eprint = {2312.03732},\n  archiveprefix = {arXiv}\n}"},
        {"loshchilov2019adamw", "Loshchilov & Hutter, 2019",
         "@inproceedings{loshchilov2019adamw,\n"
         "  title = {Decoupled Weight Decay Regularization},\n"
         "  author = {Loshchilov, Ilya and Hutter, Frank},\n"
         "  booktitle = {International Conference on Learning Representations},\n"
         "  year = {2019}\n}"},
        {"khosla2011dogs", "Khosla et al., 2011",
         "@inproceedings{khosla2011dogs,\n"
         "  title = {Novel Dataset for Fine-Grained Image Categorization},\n"
         "  author = {Khosla, Aditya and Jayadevaprakash, Nityananda and Yao, Bangpeng and Li, Fei-Fei},\n"
         "  booktitle = {First Workshop on Fine-Grained Visual Categorization, CVPR},\n"
         "  year = {2011}\n}"},
        {"parkhi2012pets", "Parkhi et al., 2012",
         "@inproceedings{parkhi2012pets,\n"
         "  title = {Cats and Dogs},\n"
         "  author = {Parkhi, Omkar M. and Vedaldi, Andrea and Zisserman, Andrew and Jawahar, C. V.},\n"
         "  booktitle = {IEEE Conference on Computer Vision and Pattern Recognition},\n"
         "  year = {2012}\n}"},
        {"clement2019arxiv", "Clement et al., 2019",
         "@misc{clement2019arxiv,\n"
         "  title = {On the Use of {ArXiv} as a Dataset},\n"
         "  author = {Clement, Colin B. and Bierbaum, Matthew and O'Keeffe, Kevin P. and Alemi, Alexander "
         "A.},\n"
         "  year = {2019},\n  eprint = {1905.00075},\n  archiveprefix = {arXiv}\n}"},
        {"rudelson2007sampling", "Rudelson & Vershynin, 2007",
         "@article{rudelson2007sampling,\n"
         "  title = {Sampling from Large Matrices: An Approach through Geometric Functional Analysis},\n"
         "  author = {Rudelson, Mark and Vershynin, Roman},\n"
         "  journal = {Journal of the ACM},\n  volume = {54},\n  number = {4},\n  year = {2007}\n}"},
        {"roy2007effective", "Roy & Vetterli, 2007",
         "@inproceedings{roy2007effective,\n"
         "  title = {The Effective Rank: A Measure of Effective Dimensionality},\n"
         "  author = {Roy, Olivier and Vetterli, Martin},\n"
         "  booktitle = {15th European Signal Processing Conference},\n"
         "  year = {2007}\n}"},
        {"hurley2009sparsity", "Hurley & Rickard, 2009",
         "@article{hurley2009sparsity,\n"
         "  title = {Comparing Measures of Sparsity},\n"
         "  author = {Hurley, Niall and Rickard, Scott},\n"
         "  journal = {IEEE Transactions on Information Theory},\n  volume = {55},\n  number = {10},\n"
         "  year = {2009}\n}"},
        {"satopaa2011kneedle", "Satopää et al., 2011",
         "@inproceedings{satopaa2011kneedle,\n"
         "  title = {Finding a ``Kneedle'' in a Haystack: Detecting Knee Points in System Behavior},\n"
         "  author = {Satop{\\\"a}{\\\"a}, Ville and Albrecht, Jeannie and Irwin, David and Raghavan, "
         "Barath},\n"
         "  booktitle = {31st International Conference on Distributed Computing Systems Workshops},\n"
         "  year = {2011}\n}"},
    };
    return list;
}

} // namespace

const Reference& reference(std::string_view key)
{
    const auto found =
        std::find_if(all().begin(), all().end(), [&](const Reference& one) { return one.key == key; });
    if (found == all().end())
        throw std::logic_error("There is no reference \"" + std::string(key) + "\".");
    return *found;
}

std::string toBibtex(const std::vector<Reference>& references)
{
    std::string text;
    for (const Reference& one : references)
        text += (text.empty() ? "" : "\n") + one.entry + "\n";
    return text;
}

} // namespace deltarank::analysis
